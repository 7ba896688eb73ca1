// While the pointer or the focus is on a take, a line leads from it to each take it was made from.
const space = 'http://www.w3.org/2000/svg';

export function takeLines(root, on) {
  const lines = document.createElementNS(space, 'svg');
  lines.setAttribute('class', 'take-lines');
  lines.setAttribute('aria-hidden', 'true');
  const clear = () => { lines.remove(); lines.replaceChildren(); root.querySelectorAll('[data-take].parent').forEach(take => take.classList.remove('parent')); };

  function draw(take) {
    clear();
    const row = take.closest('[data-takes]');
    const parents = (take.dataset.parents ?? '').split(' ').filter(Boolean).map(id => row.querySelector(`[data-take="${id}"]`)).filter(Boolean);
    if (parents.length === 0) return;
    const frame = row.getBoundingClientRect();
    const middle = element => { const box = element.querySelector('.pic').getBoundingClientRect(); return { x: box.left + box.width / 2 - frame.left + row.scrollLeft, y: box.top - frame.top }; };
    const from = middle(take);
    for (const parent of parents) {
      const to = middle(parent), rise = Math.max(Math.min(from.y, to.y) - 9, 1);
      const line = document.createElementNS(space, 'path');
      line.setAttribute('d', `M${from.x} ${from.y}V${rise + 4}Q${from.x} ${rise} ${from.x + Math.sign(to.x - from.x) * 4} ${rise}H${to.x - Math.sign(to.x - from.x) * 4}Q${to.x} ${rise} ${to.x} ${rise + 4}V${to.y}`);
      lines.append(line);
      parent.classList.add('parent');
    }
    lines.setAttribute('width', row.scrollWidth);
    lines.setAttribute('height', row.clientHeight);
    row.append(lines);
  }

  const show = event => { const take = event.target.closest?.('[data-take]'); if (take) draw(take); };
  const hide = event => { const take = event.target.closest?.('[data-take]'); if (take && !take.contains(event.relatedTarget)) clear(); };
  on(root, 'pointerover', show);
  on(root, 'focusin', show);
  on(root, 'pointerout', hide);
  on(root, 'focusout', hide);
  return clear;
}
