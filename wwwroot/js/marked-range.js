// The range of frames that is marked for a note, by dragging over the lane of markers or by I and O. It belongs to the take it was marked on.

/** @param player takePlayer's; @param hooks touched() when the person took the player, pause(), changed() when another range is marked. */
export function markedRange(root, on, player, hooks) {
  const find = selector => root.querySelector(selector);
  const subject = () => find('[data-viewer]')?.dataset.subject ?? '';
  const facts = () => ({ frames: Number(find('[data-viewer]')?.dataset.frames) || 1, rate: Number(find('[data-viewer]')?.dataset.rate) || 24 });
  const none = { first: null, last: null };
  let range = { ...none, of: '' };

  const now = () => range.of === subject() ? range : none;
  function mark(first, last) {
    if (first !== null && last !== null && last < first) [first, last] = [last, first];
    range = { first, last, of: subject() };
    hooks.changed?.();
  }

  on(root, 'pointerdown', event => {
    const lane = event.target.closest?.('[data-lane]');
    if (!lane || event.target.closest('button') || event.button !== 0) return;
    const frameAt = x => { const box = lane.getBoundingClientRect(), { frames } = facts(); return Math.min(Math.max(Math.floor((x - box.left) / box.width * frames), 0), frames - 1); };
    const start = frameAt(event.clientX);
    hooks.touched();
    hooks.pause();
    player.seek(start);
    const move = moved => { const to = frameAt(moved.clientX); if (to !== start) mark(start, to); player.seek(to); };
    const end = () => { lane.removeEventListener('pointermove', move); lane.removeEventListener('pointerup', end); lane.removeEventListener('pointercancel', end); };
    lane.setPointerCapture(event.pointerId);
    lane.addEventListener('pointermove', move);
    lane.addEventListener('pointerup', end);
    lane.addEventListener('pointercancel', end);
  });
  on(root, 'click', event => { if (event.target.closest?.('[data-clear-range]')) mark(null, null); });

  /** Whether the key was one of the range's. */
  function key(event, name) {
    if (event.altKey && name === 'x') mark(null, null);
    else if (event.altKey || event.ctrlKey || event.metaKey) return false;
    else if (name === 'i') mark(player.frame(), now().last);
    else if (name === 'o') mark(now().first ?? 0, player.frame());
    else return false;
    return true;
  }

  /** The frames that a note written now is about; until is null for one frame. */
  function frames() {
    const { first, last } = now(), frame = first ?? player.frame();
    return { frame, until: last !== null && last > frame ? last : null };
  }

  const two = number => String(number).padStart(2, '0');
  const timecode = (frame, rate) => { const whole = Math.max(1, Math.round(rate)), seconds = Math.floor(frame / whole); return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}:${two(frame % whole)}`; };

  function show(frame) {
    const { frames, rate } = facts(), { first, last } = now();
    const at = find('[data-note-at]'), clear = find('[data-clear-range]'), bar = find('[data-marked]');
    if (at) at.textContent = last !== null ? `${timecode(first ?? 0, rate)} to ${timecode(last, rate)}` : timecode(first ?? frame, rate);
    if (clear) clear.hidden = first === null && last === null;
    if (!bar) return;
    bar.hidden = first === null && last === null;
    bar.style.setProperty('--at', `${(first ?? 0) / frames * 100}%`);
    bar.style.setProperty('--to', `${((last ?? first ?? 0) + 1) / frames * 100}%`);
  }

  return {
    now, mark, key, frames, show,
    /** As the leader has it: nobody is told of it again. */
    follow: (first, last) => { range = { first, last, of: subject() }; },
  };
}
