// What only the browser can do for the board: keys while nobody types, dragging cards, playing a clip under the pointer.
import { beatStrip } from './beat-strip.js';
import { players, togglePlayer } from './clip-player.js';
import { watch } from './live-preview.js';
import { uploads } from './upload.js';
import { isCovered, isEverywhere, isTyping, leaveField } from './page-keys.js';

const boardKeys = new Set(['n', 'd', 'g', 'enter', 'escape', 'delete', 'arrowleft', 'arrowright', 'arrowup', 'arrowdown']);

export function attach(root, page) {
  const leave = new AbortController();
  const on = (target, type, handler, options = {}) => target.addEventListener(type, handler, { ...options, signal: leave.signal });

  const beats = beatStrip(root, on);

  on(document, 'keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = event.key.toLowerCase(), control = event.ctrlKey || event.metaKey;
    if (isTyping(event.target)) { leaveField(event, key); return; }
    if (isCovered()) return;
    const plays = key === ' ' && !control && !event.altKey && !event.target.closest?.('button, a, summary, [role="menuitem"]');
    if (isEverywhere(event, key) || (plays && togglePlayer(root))) { event.preventDefault(); return; }
    if (key === 'b' && !control && !event.altKey && beats.add()) { event.preventDefault(); return; }
    const isUndo = control && (key === 'z' || key === 'y');
    const onControl = event.target.closest?.('button, a, summary, input, [role="tab"]');
    if (!isUndo && (control || !boardKeys.has(key))) return;
    if (onControl && (key === 'enter' || key.startsWith('arrow'))) return;
    if (event.altKey && !key.startsWith('arrow')) return;
    event.preventDefault();
    page.invokeMethodAsync('OnKeyAsync', event.key, event.altKey, event.shiftKey, control);
  });

  drag(root, page, on);
  hover(root, on);
  players(root, on);
  uploads(root, on);
  const endPreviews = watch(root);
  root.dataset.keys = '';   // from here on the board hears keys

  return {
    focusPrompt: shot => focusWhenThere(`prompt-${shot}`),
    reveal: shot => root.querySelector(`[data-shot="${shot}"]`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }),
    flushPrompt: () => document.activeElement?.dispatchEvent(new CustomEvent('flush', { bubbles: true })),
    detach: () => { leave.abort(); endPreviews(); beats.end(); },
  };
}

// The prompt box appears with the next drawing, a moment after the shot was added.
function focusWhenThere(id) {
  const found = document.getElementById(id);
  if (found) { found.focus(); return; }
  const watch = new MutationObserver(() => {
    const element = document.getElementById(id);
    if (element) { watch.disconnect(); element.focus(); }
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 2000);
}

function drag(root, page, on) {
  let dragged = null, mark = null;
  const clear = () => { mark?.classList.remove('drop-before', 'drop-end'); mark = null; };

  on(root, 'dragstart', event => {
    const card = event.target.closest?.('[data-shot]');
    if (!card) return;
    dragged = card;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.dataset.shot);
    requestAnimationFrame(() => card.classList.add('dragged'));
  });
  on(root, 'dragend', () => { dragged?.classList.remove('dragged'); dragged = null; clear(); });
  on(root, 'dragover', event => {
    const grid = event.target.closest?.('[data-scene]');
    if (!dragged || !grid) return;
    event.preventDefault();
    clear();
    mark = placeBefore(grid, event) ?? grid;
    mark.classList.add(mark === grid ? 'drop-end' : 'drop-before');
  });
  on(root, 'drop', event => {
    const grid = event.target.closest?.('[data-scene]');
    if (!dragged || !grid) return;
    event.preventDefault();
    const before = placeBefore(grid, event);
    clear();
    if (before === dragged) return;
    page.invokeMethodAsync('OnDropAsync', dragged.dataset.shot, grid.dataset.scene, before?.dataset.shot ?? null);
  });

  // The first card whose middle lies after the pointer, row by row.
  function placeBefore(grid, event) {
    return [...grid.querySelectorAll('[data-shot]')].find(card => {
      const box = card.getBoundingClientRect();
      return event.clientY < box.top || (event.clientY < box.bottom && event.clientX < box.left + box.width / 2);
    }) ?? null;
  }
}

function hover(root, on) {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  on(root, 'pointerover', event => {
    const video = event.target.closest?.('.pic')?.querySelector('video[data-clip]');
    if (!video || video.src || still.matches) return;
    video.src = video.dataset.clip;
    video.play().catch(() => { /* left before it began */ });
  });
  on(root, 'pointerout', event => {
    const pic = event.target.closest?.('.pic');
    if (!pic || pic.contains(event.relatedTarget)) return;
    const video = pic.querySelector('video[data-clip]');
    if (video?.src) { video.pause(); video.removeAttribute('src'); video.load(); }
  });
}
