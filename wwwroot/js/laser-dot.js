// The dot that shows where the leader of a viewing points.
const lasts = 1500;   // milliseconds after which a laser that stands still is gone

export function laserDot(root) {
  let fade = 0;
  return {
    show(at) {
      const dot = root.querySelector('[data-laser-dot]');
      if (!dot) return;
      clearTimeout(fade);
      dot.toggleAttribute('data-on', at !== null);
      if (!at) return;
      dot.style.setProperty('--x', `${at.x * 100}%`);
      dot.style.setProperty('--y', `${at.y * 100}%`);
      fade = setTimeout(() => dot.removeAttribute('data-on'), lasts);
    },
    end: () => clearTimeout(fade),
  };
}
