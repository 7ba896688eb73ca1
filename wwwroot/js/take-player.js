// The transport of the Shot page: plays, steps and scrubs whatever the viewer shows, a finished take or the denoising. A second
// take laid over the first (compare) keeps to the same frame. Elements are looked up at each turn: they come and go with drawing.
import { replay, stepsOf } from './denoising.js';
import { sheetOf, transportOf } from './live-preview.js';
import { stripOfSheet } from './filmstrip.js';

const fastest = 8;
const still = matchMedia('(prefers-reduced-motion: reduce)');

export function takePlayer(root, on) {
  let loops = true, backwards = 0, slow = false, turn = 0, shown = '', wasPlaying = false, replaying = null, marked = '';

  const find = selector => root.querySelector(selector);
  const viewer = () => find('[data-viewer]');
  const video = () => find('[data-viewer] video[data-main]');
  const other = () => find('[data-viewer] video[data-other]');
  const live = () => find('[data-viewer] canvas[data-job]');
  const facts = () => ({ frames: Number(viewer()?.dataset.frames) || 1, rate: Number(viewer()?.dataset.rate) || 24 });

  // ------------------------------------------------------------------ what plays
  function frame() {
    const { frames, rate } = facts();
    const clip = video(), canvas = live();
    if (clip) return Math.min(Math.floor(clip.currentTime * rate + 0.01), frames - 1);
    if (canvas) return Math.min(Math.floor((transportOf(canvas)?.share ?? 0) * frames), frames - 1);
    return 0;
  }

  function seek(to) {
    const { frames, rate } = facts();
    const wanted = Math.min(Math.max(Math.round(to), 0), frames - 1);
    const clip = video(), canvas = live();
    // The middle of a frame: its first instant may still show the one before.
    if (clip) clip.currentTime = (wanted + 0.5) / rate;
    else if (canvas) transportOf(canvas)?.hold((wanted + 0.5) / frames);
  }

  const isPlaying = () => {
    const clip = video(), canvas = live();
    return clip ? !clip.paused || backwards !== 0 : canvas ? !(transportOf(canvas)?.isHeld ?? true) : false;
  };

  function play(rate = 1) {
    const clip = video(), canvas = live();
    backwards = 0;
    if (canvas) transportOf(canvas)?.release();
    if (!clip) return;
    if (clip.ended || clip.currentTime >= clip.duration - 0.01) clip.currentTime = 0;
    clip.playbackRate = rate;
    clip.play().catch(() => { /* the browser wants a click first */ });
  }

  function pause() {
    const clip = video(), canvas = live();
    backwards = 0;
    clip?.pause();
    if (canvas) { const control = transportOf(canvas); control?.hold(control.share); }
  }

  const toggle = () => isPlaying() ? pause() : play();
  const step = by => { const at = frame(); pause(); seek(at + by); };

  // Browsers play forwards only: backwards is seeking, as fast as pictures come.
  function reverse(speed) {
    const clip = video();
    if (!clip) return;
    clip.pause();
    const first = backwards === 0;
    backwards = speed;
    if (!first) return;
    let before = performance.now();
    const run = now => {
      if (backwards === 0 || !clip.isConnected) return;
      if (!clip.seeking) {
        const to = clip.currentTime - (now - before) / 1000 * backwards;
        before = now;
        clip.currentTime = to >= 0 ? to : loops ? clip.duration : 0;
        if (to < 0 && !loops) { backwards = 0; return; }
      }
      requestAnimationFrame(run);
    };
    requestAnimationFrame(run);
  }

  // ------------------------------------------------------------------ keys: true when one was used
  function key(event, name) {
    const { rate } = facts();
    const clip = video();
    switch (name) {
      case ' ': toggle(); return true;
      case 'k': slow = true; if (!event.repeat) pause(); return true;
      case 'l': if (!event.repeat) play(slow ? 0.25 : clip && !clip.paused ? Math.min(clip.playbackRate * 2, fastest) : 1); return true;
      case 'j': if (!event.repeat) reverse(slow ? 0.25 : Math.min(Math.max(backwards * 2, 1), fastest)); return true;
      case 'arrowleft': step(event.shiftKey ? -Math.round(rate) : -1); return true;
      case 'arrowright': step(event.shiftKey ? Math.round(rate) : 1); return true;
      case 'home': pause(); seek(0); return true;
      case 'end': pause(); seek(facts().frames - 1); return true;
      case 'r': if (!event.repeat) startReplay(true); return stepsOf(subject()).length > 0;
      default: return false;
    }
  }

  on(document, 'keyup', event => {
    if (event.key.toLowerCase() === 'k') slow = false;
    if (event.key.toLowerCase() === 'r') replaying?.abort();
  });

  on(root, 'click', event => {
    const hit = selector => event.target.closest?.(selector);
    if (hit('[data-transport] [data-play]') || event.target.matches?.('[data-viewer] video')) toggle();
    else if (hit('[data-step-by]')) step(Number(hit('[data-step-by]').dataset.stepBy));
    else if (hit('[data-replay-button]')) startReplay(false);
    else if (hit('[data-loop]')) { loops = !loops; }
    else if (hit('[data-full]')) { if (document.fullscreenElement) document.exitFullscreen(); else viewer()?.requestFullscreen().catch(() => { /* refused */ }); }
  });
  on(root, 'input', event => { if (event.target.matches?.('[data-transport] [data-scrub]')) { pause(); seek(Number(event.target.value)); } });

  // A new clip begins by itself, as every player of the studio.
  on(root, 'loadeddata', event => {
    if (!event.target.matches?.('video[data-main], video[data-other]')) return;
    event.target.muted = true;
    if (event.target.matches('[data-main]') && !still.matches) play();
  }, { capture: true });

  // ------------------------------------------------------------------ the denoising once more
  const subject = () => viewer()?.dataset.subject ?? '';

  async function startReplay(whileHeld) {
    const canvas = find('[data-viewer] canvas[data-replay]'), job = subject();
    if (!canvas || replaying || stepsOf(job).length === 0) return;
    replaying = new AbortController();
    const note = find('[data-viewer] [data-replay-note]');
    canvas.hidden = false;
    const share = () => { const { frames } = facts(); return frame() / frames; };
    const told = (at, count) => { if (note) { note.hidden = false; note.textContent = `Step ${at}/${count}`; } };
    do await replay(job, canvas, share, told, replaying.signal); while (whileHeld && !replaying.signal.aborted && canvas.isConnected);
    replaying = null;
    canvas.hidden = true;
    if (note) note.hidden = true;
  }

  // ------------------------------------------------------------------ compare: drag the seam, or move it by keys
  const wipe = share => {
    const at = Math.min(Math.max(share, 0), 1), handle = find('[data-wipe]');
    viewer()?.style.setProperty('--wipe', `${at * 100}%`);
    handle?.setAttribute('aria-valuenow', String(Math.round(at * 100)));
  };
  on(root, 'pointerdown', event => {
    const handle = event.target.closest?.('[data-wipe]');
    if (!handle) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
  });
  on(root, 'pointermove', event => {
    const handle = event.target.closest?.('[data-wipe]');
    if (!handle?.hasPointerCapture(event.pointerId)) return;
    const box = viewer().getBoundingClientRect();
    wipe((event.clientX - box.left) / box.width);
  });
  on(root, 'keydown', event => {
    if (!event.target.matches?.('[data-wipe]')) return;
    const now = Number(event.target.getAttribute('aria-valuenow')) / 100;
    const to = { ArrowLeft: now - 0.02, ArrowRight: now + 0.02, Home: 0, End: 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    wipe(to);
  });

  function lockOther(clip) {
    const second = other();
    if (!clip || !second || second.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const { rate } = facts();
    const target = Math.min(clip.currentTime, Math.max(second.duration - 0.5 / rate, 0));
    if (second.paused !== clip.paused && target < second.duration - 1 / rate) { if (clip.paused) second.pause(); else second.play().catch(() => { /* not loaded */ }); }
    second.playbackRate = clip.playbackRate;
    if (!second.seeking && Math.abs(second.currentTime - target) > (clip.paused ? 0.25 : 1.5) / rate) second.currentTime = target;
  }

  // ------------------------------------------------------------------ what is told
  const two = number => String(number).padStart(2, '0');
  function timecode(at, rate) {
    const whole = Math.max(1, Math.round(rate)), seconds = Math.floor(at / whole);
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}:${two(at % whole)}`;
  }

  function tell() {
    turn = requestAnimationFrame(tell);
    const place = viewer(), bar = find('[data-transport]');
    if (!place || !bar) return;
    const { frames, rate } = facts(), at = frame(), clip = video(), canvas = live();
    if (clip) { clip.loop = loops; lockOther(clip); }
    const sheet = canvas ? sheetOf(canvas.dataset.job) : null;
    if (sheet) showSheet(canvas, sheet);
    const playing = isPlaying();
    const key = `${place.dataset.subject} ${at} ${frames} ${loops}`;
    if (key === shown && playing === wasPlaying) return;
    [shown, wasPlaying] = [key, playing];
    const code = timecode(at, rate), scrub = bar.querySelector('[data-scrub]');
    bar.querySelector('[data-now]').textContent = code;
    bar.style.setProperty('--at', `${frames > 1 ? (at + 0.5) / frames * 100 : 0}%`);
    if (scrub) { scrub.max = frames - 1; scrub.value = at; scrub.setAttribute('aria-valuetext', code); }
    bar.toggleAttribute('data-playing', playing);
    bar.querySelector('[data-play]').setAttribute('aria-label', playing ? 'Pause' : 'Play');
    bar.querySelector('[data-loop]').setAttribute('aria-pressed', String(loops));
    const again = bar.querySelector('[data-replay-button]');
    if (again) again.disabled = stepsOf(subject()).length === 0;
  }

  function showSheet(canvas, sheet) {
    const key = `${canvas.dataset.job} ${sheet.step}`;
    if (key === marked) return;
    marked = key;
    shown = '';
    const strip = find('[data-transport] canvas[data-strip]');
    if (strip?.dataset.strip === '') stripOfSheet(strip, sheet);
    const steps = new Set(stepsOf(canvas.dataset.job));
    root.querySelectorAll('[data-viewer] [data-step-tick]').forEach(tick => tick.toggleAttribute('data-kept', steps.has(Number(tick.dataset.stepTick))));
  }

  // A take out of the cache is loaded before anybody listens.
  const waiting = video();
  if (waiting?.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !still.matches) play();
  tell();
  return { key, seek, frame, end: () => { cancelAnimationFrame(turn); replaying?.abort(); } };
}
