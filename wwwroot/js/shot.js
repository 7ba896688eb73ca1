// What only the browser can do for the Shot page: keys while nobody types, the transport, strips, previews, the lines between takes.
import { beatStrip } from './beat-strip.js';
import { curves } from './curve-editor.js';
import { strips } from './filmstrip.js';
import { watch } from './live-preview.js';
import { uploads } from './upload.js';
import { isCovered, isEverywhere, isTyping, leaveField } from './page-keys.js';
import { panelClips } from './panel-clip.js';
import { players } from './clip-player.js';
import { takeLines } from './take-lines.js';
import { takePlayer } from './take-player.js';

const serverKeys = new Set(['g', 'w', 'escape', 'arrowup', 'arrowdown', '0', '1', '2', '3', '4', '5']);

export function attach(root, page) {
  const leave = new AbortController();
  const on = (target, type, handler, options = {}) => target.addEventListener(type, handler, { ...options, signal: leave.signal });
  const player = takePlayer(root, on);
  const beats = beatStrip(root, on);

  on(document, 'keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = event.key.toLowerCase(), control = event.ctrlKey || event.metaKey;
    if (isTyping(event.target)) { leaveField(event, key); return; }
    if (isCovered()) return;
    if (isEverywhere(event, key)) { event.preventDefault(); return; }
    const isUndo = control && (key === 'z' || key === 'y');
    if (isUndo) { event.preventDefault(); page.invokeMethodAsync('OnKeyAsync', event.key, event.shiftKey, true); return; }
    if (control || event.altKey) return;
    // A slider, a choice or a button keeps the keys that it understands itself; the transport's own slider counts frames as we do.
    const held = event.target.closest?.('button, a, summary, input, [role="slider"]');
    const onScrub = held?.matches('[data-scrub]');
    if (held && !onScrub && (key === ' ' || key === 'enter' || key === 'home' || key === 'end' || key.startsWith('arrow'))) {
      if (!held.matches('button, a, summary') || key === ' ' || key === 'enter') return;
    }
    if (key === 'b' && !event.shiftKey && beats.add()) { event.preventDefault(); return; }
    if (player.key(event, key)) { event.preventDefault(); return; }
    if (!serverKeys.has(key) || event.repeat && key === 'g' || event.shiftKey) return;
    event.preventDefault();
    page.invokeMethodAsync('OnKeyAsync', event.key, false, false);
  });

  // The page does not know which frame is shown: the field beside the button tells it.
  on(root, 'click', event => {
    const field = event.target.closest?.('[data-add-frame]')?.parentElement.querySelector('[data-frame-picked]');
    if (field) { field.value = player.frame(); field.dispatchEvent(new Event('change', { bubbles: true })); }
  });

  players(root, on);
  const ends = [watch(root), strips(root), panelClips(root, on), takeLines(root, on), player.end, beats.end];
  curves(root, on);
  uploads(root, on);
  root.dataset.keys = '';   // from here on the page hears keys

  return {
    flushPrompt: () => root.querySelector('[data-prompt]')?.dispatchEvent(new CustomEvent('flush', { bubbles: true })),
    detach: () => { leave.abort(); ends.forEach(end => end()); },
  };
}
