// What only the browser can do for the Review page: the player and its keys, the marked range, notes as they are written, drawing, and
// what a leader shows to those who follow.
import { strips } from './filmstrip.js';
import { watch } from './live-preview.js';
import { laserDot } from './laser-dot.js';
import { markedRange } from './marked-range.js';
import { isCovered, isEverywhere, isTyping, leaveField } from './page-keys.js';
import { takePlayer } from './take-player.js';
import { mentions } from './mentions.js';
import { noteDrawing } from './note-drawing.js';

const serverKeys = new Set(['a', 'w', '[', ']', 'arrowup', 'arrowdown']);
const tellEvery = 150;         // milliseconds between two words to the followers
const nearest = 20;            // pixels between two markers, below which they are one
const laserEvery = 50;         // milliseconds between two places of the laser
const drift = 0.25;            // seconds a follower may be away while both play

export function attach(root, page) {
  const leave = new AbortController();
  const on = (target, type, handler, options = {}) => target.addEventListener(type, handler, { ...options, signal: leave.signal });
  const find = selector => root.querySelector(selector);
  const player = takePlayer(root, on);
  const video = () => find('[data-viewer] video[data-main]');
  const subject = () => find('[data-viewer]')?.dataset.subject ?? '';
  const facts = () => ({ frames: Number(find('[data-viewer]')?.dataset.frames) || 1, rate: Number(find('[data-viewer]')?.dataset.rate) || 24 });
  const controls = { pause: () => video()?.pause() };
  const drawing = noteDrawing(root, on, controls);
  let wanted = null, following = null, leads = false, naming = null;

  const range = markedRange(root, on, player, { touched: () => touched(), pause: controls.pause, changed: () => tell() });

  // ------------------------------------------------------------------ keys
  on(document, 'keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = event.key.toLowerCase(), control = event.ctrlKey || event.metaKey;
    if (isTyping(event.target)) {
      if (event.target.matches('[data-note-words]') && event.key === 'Enter' && control) { event.preventDefault(); find('[data-note-form]')?.requestSubmit(); }
      else leaveField(event, key);
      return;
    }
    if (isCovered()) return;
    if (key === 'escape' && drawing.isOn()) { event.preventDefault(); drawing.stop(); return; }
    if (isEverywhere(event, key)) { event.preventDefault(); return; }
    if (control && (key === 'z' || key === 'y')) { event.preventDefault(); page.invokeMethodAsync('OnKeyAsync', event.key, event.shiftKey, true); return; }
    if (event.altKey && range.key(event, key)) { event.preventDefault(); return; }
    if (control || event.altKey) return;
    const held = event.target.closest?.('button, a, summary, input, [role="slider"]'), onScrub = held?.matches('[data-scrub]');
    if (held && !onScrub && (key === ' ' || key === 'enter' || key === 'home' || key === 'end' || key.startsWith('arrow'))) {
      if (!held.matches('button, a, summary') || key === ' ' || key === 'enter') return;
    }
    if (key === 'r' && event.shiftKey && !event.repeat) { event.preventDefault(); page.invokeMethodAsync('OnKeyAsync', 'r', true, false); return; }
    if (key === 'p' && mayPoint()) { event.preventDefault(); setLaser(!points); return; }
    if (range.key(event, key)) { event.preventDefault(); return; }
    if (key === 'c' && find('[data-note-words]')) { event.preventDefault(); controls.pause(); find('[data-note-words]').focus(); return; }
    if (key === 'x' && find('[data-note-form]')) { event.preventDefault(); drawing.pen(); return; }
    if (player.key(event, key)) { event.preventDefault(); touched(); return; }
    if (!serverKeys.has(key) || event.repeat && key === 'a' || event.shiftKey) return;
    event.preventDefault();
    page.invokeMethodAsync('OnKeyAsync', event.key, false, false);
  });

  // ------------------------------------------------------------------ a note
  on(root, 'focusin', event => {
    if (!event.target.matches?.('[data-note-words]')) return;
    controls.pause();
    touched();
    // The page may draw the form anew: each gets its list of the team once.
    if (naming?.area !== event.target) { naming?.end(); naming = { area: event.target, ...mentions(event.target.closest('.named'), event.target) }; }
  });
  on(root, 'input', event => { if (event.target.matches?.('[data-note-words]')) controls.pause(); });
  on(root, 'submit', async event => {
    const form = event.target.closest?.('[data-note-form]');
    if (!form) return;
    event.preventDefault();
    const field = form.querySelector('[data-note-words]'), { frame, until } = range.frames();
    const send = form.querySelector('[data-send-note]');
    send.disabled = true;
    try {
      if (!await page.invokeMethodAsync('OnNoteAsync', field.value, frame, until, drawing.strokes())) return;
      field.value = '';
      naming?.draw();
      drawing.clear();
      range.mark(null, null);
    } finally { send.disabled = false; }
  });
  on(root, 'click', event => {
    const marker = event.target.closest?.('[data-marker]');
    if (marker) { touched(); controls.pause(); player.seek(Number(marker.dataset.frame)); page.invokeMethodAsync('OnMarker', marker.dataset.marker); }
    if (event.target.closest?.('[data-play], [data-step-by]') || event.target.matches?.('[data-viewer] video')) touched();
  });
  on(root, 'input', event => { if (event.target.matches?.('[data-scrub]')) touched(); });

  // ------------------------------------------------------------------ leading and following
  function touched() {
    if (leads || !following) return;
    following = null;
    page.invokeMethodAsync('OnTouched');
  }

  // ------------------------------------------------------------------ the leader's laser
  let points = false, pointed = 0;
  const laser = laserDot(root);
  const mayPoint = () => root.hasAttribute('data-leads'), isPointing = () => points && mayPoint();
  function setLaser(on) {
    if (points && !on && leads) page.invokeMethodAsync('OnLaser', null);
    points = on;
    find('[data-laser]')?.setAttribute('aria-pressed', String(on));
    find('[data-viewer]')?.toggleAttribute('data-points', on);
    if (!on) laser.show(null);
  }
  on(root, 'click', event => { if (event.target.closest?.('[data-laser]')) setLaser(!points); });
  on(root, 'pointermove', event => {
    const place = isPointing() ? event.target.closest?.('[data-viewer]') : null;
    if (!place) return;
    const box = place.getBoundingClientRect(), share = (value, from, length) => Math.min(Math.max((value - from) / length, 0), 1);
    const at = { x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height) };
    laser.show(at);
    if (performance.now() - pointed < laserEvery) return;
    pointed = performance.now();
    page.invokeMethodAsync('OnLaser', at);
  });

  // ------------------------------------------------------------------ from one clip of the list to the next
  let goesOn = false;
  on(root, 'ended', async event => { if (event.target === video()) goesOn = await page.invokeMethodAsync('OnEnded'); }, { capture: true });

  let told = '', toldAt = 0, later = 0;
  function tell() {
    const clip = video(), { first, last } = range.now();
    const state = { isPlaying: clip ? !clip.paused : false, frame: player.frame(), speed: clip?.playbackRate ?? 1, first, last };
    // While it plays the followers play by themselves: only a stop, a jump or another speed is news.
    const key = JSON.stringify([subject(), state.isPlaying, state.speed, first, last, state.isPlaying ? '' : state.frame]);
    if (key === told) return;
    const wait = toldAt + tellEvery - performance.now();
    clearTimeout(later);
    if (wait > 0) { later = setTimeout(tell, wait); return; }
    [told, toldAt] = [key, performance.now()];
    if (!leave.signal.aborted) page.invokeMethodAsync('OnPlayer', state);
  }
  for (const type of ['play', 'pause', 'seeked', 'ratechange']) {
    on(root, type, event => { if (event.target === video()) { if (type === 'seeked') told = ''; tell(); } }, { capture: true });
  }

  function apply() {
    const clip = video();
    // While it seeks it has no current picture; the next place is taken all the same.
    if (!following || !clip || subject() !== following.take || clip.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const { play } = following, { rate } = facts();
    clip.playbackRate = play.speed;
    if (play.isPlaying) {
      const expected = (play.frame + 0.5) / rate + (performance.now() - following.since) / 1000 * play.speed;
      if (Math.abs(clip.currentTime - expected) > drift && expected < clip.duration) clip.currentTime = expected;
      clip.play().catch(() => { /* the browser wants a click first */ });
    } else {
      clip.pause();
      player.seek(play.frame);
    }
    range.follow(play.first, play.last);
  }

  function seekWanted() {
    if (!wanted || subject() !== wanted.take || (video()?.readyState ?? 0) < HTMLMediaElement.HAVE_METADATA) return;
    controls.pause();
    player.seek(wanted.frame);
    wanted = null;
  }
  on(root, 'loadeddata', event => {
    if (goesOn && event.target === video()) { goesOn = false; video().play().catch(() => { /* the browser wants a click first */ }); }
    setTimeout(() => { apply(); seekWanted(); });
  }, { capture: true });

  // ------------------------------------------------------------------ what is told
  let turn = 0, shown = '';
  function draw() {
    turn = requestAnimationFrame(draw);
    const frame = player.frame(), { frames } = facts(), { first, last } = range.now();
    const lane = find('[data-lane]');
    const markers = [...root.querySelectorAll('[data-marker]')];
    const key = `${subject()} ${frame} ${first} ${last} ${lane?.clientWidth} ${markers.map(marker => marker.dataset.marker + marker.dataset.frame).join()}`;
    seekWanted();
    if (key === shown) return;
    shown = key;
    drawing.show(frame);
    range.show(frame);
    // Markers closer than they are wide stand as one, with how many they are.
    let head = null;
    for (const marker of markers) {
      const place = (Number(marker.dataset.frame) + 0.5) / frames * (lane?.clientWidth ?? 0);
      const joins = head !== null && place - head.place < nearest;
      marker.hidden = joins;
      if (joins) { head.count++; head.marker.dataset.count = String(head.count); }
      else { head = { marker, place, count: 1 }; delete marker.dataset.count; }
    }
  }
  draw();
  const ends = [watch(root), strips(root), player.end];
  root.dataset.keys = '';   // from here on the page hears keys

  return {
    seek: (take, frame) => { wanted = { take, frame }; following = null; seekWanted(); },
    follow: (isLeader, take, play) => {
      leads = isLeader;
      if (!leads && points) setLaser(false);
      if (!leads && !take) laser.show(null);
      const sameState = following && play && following.take === take && JSON.stringify(following.play) === JSON.stringify(play);
      if (!sameState) following = take ? { take, play, since: performance.now() } : null;
      if (leads) { told = ''; tell(); }
      if (!sameState) apply();
    },
    laser: laser.show,
    detach: () => { leave.abort(); naming?.end(); clearTimeout(later); laser.end(); cancelAnimationFrame(turn); ends.forEach(end => end()); },
  };
}
