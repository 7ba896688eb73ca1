// What only the browser can do for the Script & Cast page: undo by keys, uploads of the cast's pictures, and handing over a screenplay.
import { close, open } from './dialog.js';
import { isCovered, isEverywhere, isTyping, leaveField } from './page-keys.js';
import { uploads } from './upload.js';

export { close, open };

export function attach(root, page) {
  const leave = new AbortController();
  const on = (target, type, handler, options = {}) => target.addEventListener(type, handler, { ...options, signal: leave.signal });
  uploads(root, on);
  on(document, 'keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = event.key.toLowerCase(), control = event.ctrlKey || event.metaKey;
    if (isTyping(event.target)) { leaveField(event, key); return; }
    if (isCovered()) return;
    if (isEverywhere(event, key)) { event.preventDefault(); return; }
    if (!control || key !== 'z' && key !== 'y') return;
    event.preventDefault();
    page.invokeMethodAsync('OnKeyAsync', key === 'y' || event.shiftKey ? 'y' : 'z');
  });
  root.dataset.keys = '';   // from here on the page hears keys
  return { detach: () => leave.abort() };
}

// A chosen file goes before what was pasted.
const chosen = dialog => dialog.querySelector('[data-script-file]').files[0] ?? new Blob([dialog.querySelector('[data-script-text]').value]);
export const size = dialog => chosen(dialog).size;
export const read = dialog => chosen(dialog);
export function clear(dialog) {
  dialog.querySelector('[data-script-file]').value = '';
  dialog.querySelector('[data-script-text]').value = '';
}
