// The control points of a curve ([data-curve], Shots/CurveEditor): dragged, or moved by the arrow keys. The new place goes into the
// hidden field behind the point, whose change the page hears.
const keyStep = 0.05;

export function curves(root, on) {
  const place = point => point.nextElementSibling.value.split(' ').map(Number);
  const move = (point, x, y) => {
    const field = point.nextElementSibling, inside = value => Math.min(Math.max(value, 0), 1).toFixed(3);
    field.value = `${inside(x)} ${inside(y)}`;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };

  on(root, 'pointerdown', event => {
    const point = event.target.closest?.('[data-point]');
    if (point) point.setPointerCapture(event.pointerId);
  });
  on(root, 'pointermove', event => {
    const point = event.target.closest?.('[data-point]');
    if (!point?.hasPointerCapture(event.pointerId)) return;
    const curve = point.closest('[data-curve]'), box = curve.getBoundingClientRect(), margin = Number(curve.dataset.margin) / 100;
    const share = (at, from, length) => ((at - from) / length - margin) / (1 - 2 * margin);
    move(point, share(event.clientX, box.left, box.width), 1 - share(event.clientY, box.top, box.height));
  });
  on(root, 'keydown', event => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!by || !event.target.matches?.('[data-point]')) return;
    event.preventDefault();
    const [x, y] = place(event.target);
    move(event.target, x + by[0] * keyStep, y + by[1] * keyStep);
  });
}
