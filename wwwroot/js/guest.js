// The guests' page: plays, sends notes and judgements, and draws anew what the server says has changed. It has no circuit: everything
// goes by plain requests, and one stream of events tells when to look again.
import { strips } from './filmstrip.js';
import { laserDot } from './laser-dot.js';
import { markedRange } from './marked-range.js';
import { isTyping } from './page-keys.js';
import { noteDrawing } from './note-drawing.js';
import { takePlayer } from './take-player.js';

const drift = 0.25;        // seconds a follower may be away while both play
const askAgain = 3000;     // milliseconds until the studio is asked again after it answered without a stream

const root = document.querySelector('[data-guest]');
if (root) open(root);

function open(root) {
  const on = (target, type, handler, options) => target.addEventListener(type, handler, options);
  const find = selector => root.querySelector(selector);
  const main = find('main[data-shot]');
  // What the stream calls: set once the page below is there to be told.
  let onStage = () => {}, onLaser = () => {};
  listen();
  if (!main) return;
  const video = () => find('[data-viewer] video[data-main]');
  const player = takePlayer(root, on);
  const pause = () => video()?.pause();
  const drawing = noteDrawing(root, on, { pause });
  const range = markedRange(root, on, player, { touched: () => touched(), pause });
  const laser = laserDot(root);
  let stage = null, follows = true;
  strips(root);

  // ------------------------------------------------------------------ what is sent
  async function send(path, body) {
    const answer = await fetch(`/guest/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) });
    return answer.ok ? null : (await answer.text()) || 'The studio did not take that. Try again.';
  }
  const tellRefusal = why => { const place = find('[data-refusal]'); if (place) { place.hidden = !why; place.textContent = why ?? ''; } };

  on(root, 'submit', async event => {
    if (!event.target.matches('[data-note-form]')) return;
    event.preventDefault();
    const field = find('[data-note-words]'), button = find('[data-send-note]');
    button.disabled = true;
    try {
      const { frame, until } = range.frames();
      const why = await send('notes', { shot: main.dataset.shot, take: main.dataset.take, frame, last: until, words: field.value, drawing: drawing.strokes() });
      tellRefusal(why);
      if (why) return;
      field.value = '';
      drawing.clear();
      range.mark(null, null);
      tools(false);
      // From here on Undo would take back the note, not the judgement beside it.
      tellJudged(null, false);
      await look();
    } catch {
      // What was typed stays.
      tellRefusal('The studio cannot be reached. Your note is still here: send it again.');
    } finally { button.disabled = false; }
  });

  const tools = shows => { find('[data-tools]').hidden = !shows; find('[data-draw]').setAttribute('aria-expanded', String(shows)); };
  on(root, 'click', async event => {
    const hit = selector => event.target.closest?.(selector);
    if (hit('[data-go]')) { touched(); video()?.pause(); player.seek(Number(hit('[data-go]').dataset.go)); }
    if (hit('[data-draw]')) { const shows = find('[data-tools]').hidden; tools(shows); if (shows) drawing.pen(); else drawing.stop(); }
    if (hit('[data-play]') || event.target.matches?.('video')) touched();
    if (hit('[data-follow]')) { follows = !follows; apply(); }
    if (hit('[data-judge]')) await judge(hit('[data-judge]').dataset.judge);
    if (hit('[data-undo]')) { const why = await send('undo').catch(() => 'The studio cannot be reached.'); tellJudged(why, false); await look(); }
  });
  async function judge(status) {
    const why = await send('judgements', { shot: main.dataset.shot, status }).catch(() => 'The studio cannot be reached.');
    tellJudged(why ?? (status === 'Approved' ? 'Approved.' : 'Marked for a retake.'), !why);
    await look();
  }
  function tellJudged(words, canUndo) {
    find('[data-judged]').hidden = !words;
    find('[data-judged-words]').textContent = words ?? '';
    find('[data-undo]').hidden = !canUndo;
  }

  on(root, 'focusin', event => { if (event.target.matches?.('[data-note-words]')) { video()?.pause(); touched(); } });
  on(root, 'input', event => {
    if (event.target.matches?.('[data-scrub]')) touched();
    if (event.target.matches?.('[data-note-words]') && isBehind && !isBusy()) look().catch(() => { /* the next word brings it */ });
  });
  on(document, 'keydown', event => {
    const key = event.key.toLowerCase();
    if (isTyping(event.target)) {
      if (key === 'enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); find('[data-note-form]')?.requestSubmit(); }
      return;
    }
    if (event.altKey && range.key(event, key)) { event.preventDefault(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('button, a, input, [role="slider"]') && (key === ' ' || key === 'enter' || key.startsWith('arrow'))) return;
    if (key === 'c' && find('[data-note-words]')) { event.preventDefault(); find('[data-note-words]').focus(); return; }
    if (find('[data-note-words]') && range.key(event, key)) { event.preventDefault(); return; }
    if (player.key(event, key)) { event.preventDefault(); touched(); }
  });

  // ------------------------------------------------------------------ what has changed
  let looking = null, again = false, isBehind = false, shown = '';
  const isBusy = () => (find('[data-note-words]')?.value ?? '') !== '' || drawing.strokes().length > 0;

  // One look at a time: an older answer must not be drawn over a newer one, and whoever types fast elsewhere costs this page no more.
  function look() {
    again = true;
    return looking ??= (async () => {
      try { while (again) { again = false; await lookOnce(); } } finally { looking = null; }
    })();
  }
  async function lookOnce() {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (answer.status === 410) { location.reload(); return; }
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (fresh.querySelector('main')?.dataset.take !== main.dataset.take) {
      // Another take is to be watched. What is being written about this one is sent first.
      isBehind = isBusy();
      if (!isBehind) location.reload();
      return;
    }
    for (const part of root.querySelectorAll('[data-live]')) {
      const now = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      if (now && now.innerHTML !== part.innerHTML) part.innerHTML = now.innerHTML;
    }
    shown = '';
  }

  function listen(version = '') {
    const events = new EventSource('/guest/events');
    events.addEventListener('closed', () => { events.close(); location.reload(); });
    events.addEventListener('changed', event => {
      if (version !== '' && event.data !== version) (main ? look() : Promise.resolve(location.reload())).catch(() => { /* the next word brings it */ });
      version = event.data;
    });
    events.addEventListener('stage', event => onStage(JSON.parse(event.data)));
    events.addEventListener('laser', event => onLaser(JSON.parse(event.data)));
    events.addEventListener('error', () => {
      // A connection that broke is asked for anew by the browser. An answer without a stream is not: the link is over, or the studio restarts.
      if (events.readyState !== EventSource.CLOSED) return;
      setTimeout(async () => {
        const page = await fetch(location.href).catch(() => null);
        if (page?.status === 410) location.reload(); else listen(version);
      }, askAgain);
    });
  }

  // ------------------------------------------------------------------ following who leads
  function touched() {
    if (!stage || !follows) return;
    follows = false;
    apply();
  }
  function apply() {
    const button = find('[data-follow]');
    button.hidden = !stage;
    if (!stage) return;
    button.textContent = follows ? `Following ${stage.leader}` : `Follow ${stage.leader}`;
    button.setAttribute('aria-pressed', String(follows));
    if (!follows) return;
    root.querySelector('[data-laser-dot]')?.style.setProperty('--c', `var(--p${stage.colour})`);
    if (stage.shot !== main.dataset.shot) { location.href = `/guest/review?shot=${stage.shot}`; return; }
    const clip = video(), { play } = stage;
    if (!clip || stage.take !== main.dataset.take) return;
    if (clip.readyState < HTMLMediaElement.HAVE_METADATA) { clip.addEventListener('loadeddata', () => setTimeout(apply), { once: true }); return; }
    const rate = Number(find('[data-viewer]').dataset.rate) || 24;
    if (play.isPlaying) {
      clip.playbackRate = play.speed;
      if (clip.paused || Math.abs(clip.currentTime - play.frame / rate) > drift) player.seek(play.frame);
      clip.play().catch(() => { /* the browser wants a touch first */ });
    } else {
      clip.pause();
      player.seek(play.frame);
    }
    range.follow(play.first, play.last);
  }
  onStage = told => { stage = told; if (!stage) laser.show(null); apply(); };
  onLaser = at => { if (follows && stage?.take === main.dataset.take) laser.show(at); };

  // Drawings stand near their frame, and fade.
  (function draw() {
    requestAnimationFrame(draw);
    const frame = player.frame(), { first, last } = range.now(), key = `${frame} ${first} ${last}`;
    if (key === shown) return;
    shown = key;
    drawing.show(frame);
    range.show(frame);
  })();
}
