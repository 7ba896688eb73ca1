// A prompt that several people type in at once. The text box belongs to the browser; what is typed leaves as operations and
// others' operations are worked in (operational transformation, one operation under way at a time). Nothing is lost when the
// line breaks: what the studio has not confirmed is kept in session storage and sent again under the same id.
import { apply, between, compose, isIdentity, moveOffset, transform } from './text-operation.js';
import { join } from './room-connection.js';
import { mentions } from './mentions.js';

const typingPause = 40;     // milliseconds in which keystrokes are gathered into one operation
const firstRetry = 500, lastRetry = 8000; // milliseconds until what the studio could not take just now is sent again
const caretStays = 30000;   // milliseconds after which a still caret goes

export async function open(box, project, shot) {
  // The board may have been drawn anew before this call arrived; the editor then opens with the next box.
  if (!box?.isConnected) return { close: () => { } };
  const area = box.querySelector('[data-prompt]');
  const carets = box.querySelector('.prompt-carets');
  const state = box.closest('.prompt-field').querySelector('[data-state]');
  const storageKey = `soracollab.prompt.${project}.${shot}`;
  const others = new Map();
  const cast = mentions(box, area);

  let version = 0;       // the project version up to which the base text is complete
  let base = '';         // the studio's text at that version
  let pending = null;    // sent, not confirmed: { id, operation, base version }
  let buffer = null;     // typed since
  let known = '';        // what the box shows = base + pending + buffer
  let opened = false, closed = false, timer = 0, retryIn = firstRetry;
  const early = [];      // pushes that came before the text was known

  const room = join(project, {
    applied, caret, connected, replaced,
    disconnected: () => say('Offline. What you type is kept.'),
  });

  area.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(collect, typingPause); });
  area.addEventListener('blur', collect);
  area.addEventListener('paste', refuseTooLong);
  area.addEventListener('flush', collect);
  document.addEventListener('selectionchange', tellCaret);
  addEventListener('pagehide', collect);

  function say(words) { state.textContent = words; }

  // The browser would cut what is too long, and the rest would be lost unnoticed: all of it stays on the clipboard instead.
  function refuseTooLong(event) {
    const pasted = event.clipboardData?.getData('text/plain').replaceAll('\r\n', '\n') ?? '';
    const length = area.value.length - (area.selectionEnd - area.selectionStart) + pasted.length;
    if (area.maxLength < 0 || length <= area.maxLength) return;
    event.preventDefault();
    const number = count => count.toLocaleString('en');
    say(`Not pasted: the prompt would have ${number(length)} characters, and at most ${number(area.maxLength)} are allowed.`);
  }

  // ------------------------------------------------------------------ from the studio
  begin();

  async function begin() {
    const kept = restore();
    const missed = kept ? await room.since(kept.version) : null;
    const answer = missed ? null : await room.open(shot);
    // Keys may be faster than the line: what was typed before the text was known goes to its end.
    const soon = area.value;
    if (closed && soon === '') return;
    if (missed) ({ version, base, pending, buffer } = kept); else ({ version, text: base } = answer);
    show(unconfirmed()?.text ?? base, null);
    opened = true;
    // As after a broken line: what the studio took in the meantime is worked in, our own edit recognised by its id.
    for (const change of [...missed ?? [], ...early]) applied(change);
    connected();
    if (kept && !missed) typed(merge(kept));
    if (soon !== '') typed(known === '' ? [soon] : [known.length, soon]);
  }

  // The line is back and what was missed has been worked in: what was not confirmed goes again, under its old id.
  function connected() {
    if (!opened) return;
    say('');
    version = Math.max(version, room.version());
    if (pending) { pending.version = version; send(); }
  }

  // The log no longer reaches back to what this page knew: the text is taken anew and one's own change put onto it.
  async function replaced() {
    if (!opened || closed) return;
    collect();
    const kept = pending ? { base, pending, buffer } : null;
    ({ version, text: base } = await room.open(shot));
    pending = buffer = null;
    show(base, null);
    if (kept) typed(merge(kept));
  }

  function applied(change) {
    if (opened) take(change); else early.push(change);
  }

  // Every version in order, as TextClient.Receive does: one's own command answers what was sent, whatever became of it.
  function take(change) {
    if (change.version <= version) return;
    collect();
    version = change.version;
    const operation = change.shotId === shot ? change.op : null;
    if (pending && change.operationId === pending.id) { confirm(operation); return; }
    if (!operation) { if (pending) pending.version = version; return; }

    base = apply(base, operation);
    let incoming = operation;
    // Ours on the left, as at the studio: what we typed stands before what another typed at the same place.
    if (pending) { [pending.operation, incoming] = transform(pending.operation, incoming); pending.version = version; }
    if (buffer) [buffer, incoming] = transform(buffer, incoming);
    show(apply(known, incoming), incoming);
    keep();
  }

  // What was sent is done; without an operation it left the text alone, as when another deleted the same words first.
  function confirm(operation) {
    if (operation) base = apply(base, operation);
    pending = buffer && !isIdentity(buffer) ? { id: crypto.randomUUID(), operation: buffer, version } : null;
    buffer = null;
    if (pending) send();
    keep();
    say(pending ? 'Saving' : 'Saved');
  }

  // ------------------------------------------------------------------ from the person
  function collect() {
    clearTimeout(timer);
    if (!opened || area.value === known) return;
    typed(between(known, area.value));
  }

  function typed(operation) {
    if (isIdentity(operation)) return;
    known = apply(known, operation);
    if (area.value !== known) area.value = known;
    if (!pending) { pending = { id: crypto.randomUUID(), operation, version }; send(); }
    else buffer = buffer ? compose(buffer, operation) : operation;
    for (const other of others.values()) shift(other, operation);
    drawCarets();
    keep();
    say('Saving');
  }

  async function send() {
    const sent = pending;
    try {
      const answer = await room.invoke('SendText', shot, sent.id, sent.version, sent.operation);
      if (pending?.id !== sent.id) return;
      if (answer.mustRetry) {
        // Nothing is wrong with the words: they stay under way, rebased as others' edits come, and go again under their id.
        say(answer.refusal);
        setTimeout(() => { if (pending?.id === sent.id) send(); }, retryIn);
        retryIn = Math.min(lastRetry, retryIn * 2);
        return;
      }
      retryIn = firstRetry;
      // Sent again after a break, and done in a version that this page has passed without seeing an edit of its own.
      if (!answer.refusal && answer.version <= room.version()) { confirm(null); return; }
      if (answer.refusal) {
        // Refused for what it says: the words stay in the box, the reason beside it; the next change sends the whole difference.
        pending = buffer = null;
        known = base;
        say(answer.refusal);
      }
    } catch {
      // Sent again, under the same id, when the line is back.
    }
  }

  // ------------------------------------------------------------------ the box
  function show(text, operation) {
    const focused = document.activeElement === area;
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = area;
    known = text;
    if (area.value !== text) area.value = text;
    if (operation && focused) {
      area.setSelectionRange(moveOffset(operation, selectionStart), moveOffset(operation, selectionEnd), selectionDirection);
      area.scrollTop = scrollTop;
    }
    if (operation) for (const other of others.values()) shift(other, operation);
    drawCarets();
  }

  // ------------------------------------------------------------------ what is not confirmed
  function unconfirmed() {
    if (!pending) return null;
    const operation = buffer ? compose(pending.operation, buffer) : pending.operation;
    return { operation, text: apply(base, operation) };
  }

  function keep() {
    try {
      if (pending) sessionStorage.setItem(storageKey, JSON.stringify({ version, base, pending, buffer }));
      else sessionStorage.removeItem(storageKey);
    } catch { /* storage is full or forbidden: the open tab still has the words */ }
  }

  function restore() {
    try { return JSON.parse(sessionStorage.getItem(storageKey)); } catch { return null; }
  }

  // One's own change put onto the new text as if both were made at once.
  function merge(kept) {
    const mine = kept.buffer ? compose(kept.pending.operation, kept.buffer) : kept.pending.operation;
    if (apply(kept.base, mine) === base) return [];
    return transform(mine, between(kept.base, base))[0];
  }

  // ------------------------------------------------------------------ carets
  function tellCaret() {
    if (document.activeElement !== area || !opened) return;
    room.invoke('MoveCaret', shot, area.selectionStart, area.selectionEnd).catch(() => { });
  }

  function caret(change) {
    if (change.shotId !== shot) { if (others.delete(change.user)) drawCarets(); return; }
    others.set(change.user, { name: change.name, colour: change.colour, start: change.position, end: change.selectionEnd, moved: performance.now() });
    drawCarets();
    setTimeout(() => { forget(); drawCarets(); }, caretStays);
    setTimeout(drawCarets, 2100);
  }

  // A caret that has not moved for a while belongs to somebody who looks elsewhere.
  function forget() {
    const now = performance.now();
    for (const [user, other] of others) if (now - other.moved >= caretStays) others.delete(user);
  }

  function shift(other, operation) {
    other.start = moveOffset(operation, other.start);
    other.end = moveOffset(operation, other.end);
  }

  // A twin of the box with the same text, in which the carets stand as marks.
  function drawCarets() {
    cast.draw();
    if (others.size === 0) { carets.replaceChildren(); return; }
    const marks = [...others.values()].sort((a, b) => a.end - b.end);
    const nodes = [];
    let at = 0;
    for (const mark of marks) {
      const end = Math.min(mark.end, known.length);
      nodes.push(known.slice(at, end));
      const caretMark = document.createElement('span');
      caretMark.className = performance.now() - mark.moved < 2000 ? 'caret' : 'caret quiet';
      caretMark.style.setProperty('--who', `var(--p${mark.colour})`);
      caretMark.dataset.n = mark.name.split(' ')[0];
      nodes.push(caretMark);
      at = end;
    }
    nodes.push(known.slice(at) + '\u200b');
    carets.replaceChildren(...nodes);
    carets.scrollTop = area.scrollTop;
  }
  area.addEventListener('scroll', () => { carets.scrollTop = area.scrollTop; });

  return {
    close: () => {
      collect();
      closed = true;
      cast.end();
      document.removeEventListener('selectionchange', tellCaret);
      removeEventListener('pagehide', collect);
      room.leave();
    },
  };
}
