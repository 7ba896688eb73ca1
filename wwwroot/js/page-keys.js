// Keys that every page of a project has: Shift+1 to 6 for the pages, ? for the list of keys, Q for the queue, arrows between tabs.

/** Whether keys belong to a field that takes text. */
export const isTyping = target => target.closest?.('input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]') != null;

/** Whether a dialog or menu is open, which then has the keys. */
export const isCovered = () => document.querySelector('dialog[open], [popover]:popover-open') !== null;

/** Escape leaves a field, Enter sends a live field, Shift+Enter is a new line in one. */
export function leaveField(event, key) {
  const live = event.target.hasAttribute('data-live');
  if (key === 'escape' && live) event.target.value = event.target.defaultValue;
  if (key === 'escape' || (key === 'enter' && live && !event.shiftKey)) event.target.blur();
}

export const showKeys = () => document.querySelector('dialog[data-keys]')?.showModal();

/** True when the key was one of those that change nothing on the server. */
export function isEverywhere(event, key) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const queue = document.querySelector('[data-queue]');
  if (key === '?' && document.querySelector('dialog[data-keys]')) { showKeys(); return true; }
  if (key === 'q' && queue) { queue.click(); return true; }
  if (key === 'escape' && queue?.getAttribute('aria-expanded') === 'true') { queue.click(); queue.focus(); return true; }
  // A button that was clicked, not reached by keys, leaves the arrows to the page.
  if (key !== 'arrowleft' && key !== 'arrowright') return false;
  const tab = event.target.closest?.('[role="tab"]'), tool = event.target.closest?.('[role="toolbar"] button:focus-visible');
  if (tab) neighbour(tab, [...tab.parentElement.querySelectorAll('[role="tab"]')], key).click();
  else if (tool) neighbour(tool, [...tool.closest('[role="toolbar"]').querySelectorAll('button:not([disabled])')].filter(button => button.offsetParent), key);
  return Boolean(tab || tool);
}

// The next one gets the focus, round the end.
function neighbour(one, all, key) {
  const next = all[(all.indexOf(one) + (key === 'arrowright' ? 1 : all.length - 1)) % all.length];
  next.focus();
  return next;
}

// The pages' own numbers stand on their links; on pages without such links nothing happens. The code, not the key: Shift changes
// what a digit types, differently on each keyboard.
document.addEventListener('keydown', event => {
  if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || !/^Digit[1-6]$/.test(event.code)) return;
  if (event.defaultPrevented || isTyping(event.target) || isCovered()) return;
  const link = document.querySelector(`nav.stages [aria-keyshortcuts="Shift+${event.code.slice(5)}"]`);
  if (link) { event.preventDefault(); link.click(); }
});
document.addEventListener('click', event => { if (event.target.closest?.('[data-keys-open]')) showKeys(); });
