// Drawing on the picture of a review: strokes are kept as shares of width and height until the note is sent, and what others drew is
// shown near its frame.
const mostPoints = 400;      // of one stroke by hand; the studio takes 2,000 in all
const fadeFrames = 12;
const headLength = 28;
const namespace = 'http://www.w3.org/2000/svg';

export function noteDrawing(root, on, player) {
  let tool = null, strokes = [], current = null;

  const find = selector => root.querySelector(selector);
  const layer = () => find('[data-draft]');
  const viewer = () => find('[data-viewer]');
  const size = () => { const box = layer()?.viewBox.baseVal; return box ? [box.width, box.height] : [1000, 1000]; };

  function choose(wanted) {
    tool = wanted;
    root.querySelectorAll('[data-tool]').forEach(button => {
      const isOn = button.dataset.tool === tool;
      button.setAttribute('aria-pressed', String(isOn));
      button.classList.toggle('on', isOn);
    });
    viewer()?.toggleAttribute('data-drawing-now', tool !== null);
    if (tool) player.pause();
  }

  // ------------------------------------------------------------------ the pointer
  const at = event => {
    const box = layer().getBoundingClientRect();
    const share = (value, start, length) => Math.min(Math.max((value - start) / length, 0), 1);
    return { x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height) };
  };

  on(root, 'pointerdown', event => {
    if (!tool || event.button !== 0 || event.target.closest?.('[data-draft]') !== layer() || event.target.closest('input')) return;
    event.preventDefault();
    player.pause();
    const point = at(event);
    if (tool === 'Text') { write(point); return; }
    current = { kind: tool, points: [point, point], words: '' };
    layer().setPointerCapture(event.pointerId);
  });
  on(root, 'pointermove', event => {
    if (!current) return;
    const point = at(event);
    if (current.kind !== 'Pen') current.points[1] = point;
    else if (current.points.length < mostPoints) {
      const before = current.points[current.points.length - 1];
      if (Math.hypot(point.x - before.x, point.y - before.y) > 0.003) current.points.push(point);
    }
    draw();
  });
  const finish = () => {
    if (!current) return;
    const [first, second] = [current.points[0], current.points[current.points.length - 1]];
    if (current.points.length > 2 || Math.hypot(first.x - second.x, first.y - second.y) > 0.005) strokes.push(current);
    current = null;
    draw();
  };
  on(root, 'pointerup', finish);
  on(root, 'pointercancel', finish);

  // Words are written where they shall stand.
  function write(point) {
    const field = document.createElement('input');
    field.className = 'draw-words';
    field.maxLength = 80;
    field.setAttribute('aria-label', 'Words on the picture');
    field.style.left = `${point.x * 100}%`;
    field.style.top = `${point.y * 100}%`;
    viewer().append(field);
    let isDone = false;
    const end = keeps => {
      if (isDone) return;
      isDone = true;
      const words = field.value.trim();
      field.remove();
      if (keeps && words) { strokes.push({ kind: 'Text', points: [point], words }); draw(); }
    };
    field.addEventListener('keydown', event => {
      event.stopPropagation();
      if (event.key === 'Enter') { event.preventDefault(); end(true); }
      if (event.key === 'Escape') end(false);
    });
    field.addEventListener('blur', () => end(true));
    field.focus();
  }

  // ------------------------------------------------------------------ the strokes as SVG, as Review/NoteDrawing.razor draws them
  function element(stroke) {
    const [width, height] = size(), place = p => [p.x * width, p.y * height];
    const [a, b] = [place(stroke.points[0]), place(stroke.points[stroke.points.length - 1])];
    const make = (name, values) => {
      const made = document.createElementNS(namespace, name);
      for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
      return made;
    };
    switch (stroke.kind) {
      case 'Pen': return make('polyline', { points: stroke.points.map(p => place(p).join(',')).join(' ') });
      case 'Box': return make('rect', { x: Math.min(a[0], b[0]), y: Math.min(a[1], b[1]), width: Math.abs(b[0] - a[0]), height: Math.abs(b[1] - a[1]) });
      case 'Ellipse': return make('ellipse', { cx: (a[0] + b[0]) / 2, cy: (a[1] + b[1]) / 2, rx: Math.abs(b[0] - a[0]) / 2, ry: Math.abs(b[1] - a[1]) / 2 });
      case 'Arrow': {
        const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
        const head = turn => `M${b}L${b[0] - headLength * Math.cos(angle + turn)},${b[1] - headLength * Math.sin(angle + turn)}`;
        return make('path', { d: `M${a}L${b}${head(0.5)}${head(-0.5)}` });
      }
      default: {
        const text = make('text', { x: a[0], y: a[1], class: 'words' });
        text.textContent = stroke.words;
        return text;
      }
    }
  }

  function draw() {
    layer()?.replaceChildren(...[...strokes, ...(current ? [current] : [])].map(element));
    const undo = find('[data-undo-stroke]');
    if (undo) undo.disabled = strokes.length === 0;
  }

  on(root, 'click', event => {
    const button = event.target.closest?.('[data-tool]');
    if (button) choose(tool === button.dataset.tool ? null : button.dataset.tool);
    if (event.target.closest?.('[data-undo-stroke]')) { strokes.pop(); draw(); }
  });

  // ------------------------------------------------------------------ what others drew, near its frame
  function show(frame) {
    root.querySelectorAll('[data-drawing]').forEach(group => {
      const first = Number(group.dataset.frame), last = Number(group.dataset.last);
      const away = frame < first ? first - frame : frame > last ? frame - last : 0;
      group.setAttribute('opacity', String(Math.max(0, 1 - away / fadeFrames)));
    });
  }

  return {
    strokes: () => strokes,
    clear: () => { strokes = []; current = null; choose(null); draw(); },
    pen: () => choose('Pen'),
    isOn: () => tool !== null,
    stop: () => choose(null),
    show,
  };
}
