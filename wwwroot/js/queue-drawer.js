// The queue's drawer: previews of what is made, and rows of one's own that are dragged, or moved by the arrow keys on their grip.
// Where a row goes is written into [data-queue-move] as "JOB BEFORE", or "JOB" for the end, whose change the page hears.
import { watch } from './live-preview.js';

export function attach(root) {
  const leave = new AbortController();
  const on = (type, handler) => root.addEventListener(type, handler, { signal: leave.signal });
  const rowOf = node => node.closest?.('[data-queue-job][draggable="true"]') ?? null;
  const rows = () => [...root.querySelectorAll('[data-queue-job][draggable="true"]')];
  let dragged = null;

  const move = (row, before) => {
    const field = root.querySelector('[data-queue-move]');
    field.value = before ? `${row.dataset.queueJob} ${before.dataset.queueJob}` : row.dataset.queueJob;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const clear = () => rows().forEach(row => row.classList.remove('drop-before', 'drop-after'));

  on('dragstart', event => {
    dragged = rowOf(event.target);
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.queueJob);
  });
  on('dragend', () => { dragged = null; clear(); });
  on('dragover', event => {
    const over = rowOf(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    clear();
    over.classList.add(isBelow(over, event) ? 'drop-after' : 'drop-before');
  });
  on('drop', event => {
    const over = rowOf(event.target);
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    clear();
    move(dragged, isBelow(over, event) ? rows()[rows().indexOf(over) + 1] ?? null : over);
  });
  on('keydown', event => {
    const grip = event.target.closest?.('[data-queue-grip]');
    if (!grip || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const row = rowOf(grip), all = rows(), at = all.indexOf(row);
    if (event.key === 'ArrowUp' ? at === 0 : at === all.length - 1) return;
    // A row that changes its place loses the focus: it is given back with the next drawing.
    const drawn = new MutationObserver(() => { drawn.disconnect(); grip.focus(); });
    drawn.observe(row.parentElement, { childList: true });
    move(row, event.key === 'ArrowUp' ? all[at - 1] : all[at + 2] ?? null);
  });

  const isBelow = (row, event) => {
    const box = row.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  };

  const endPreviews = watch(root);
  return { detach: () => { leave.abort(); endPreviews(); } };
}
