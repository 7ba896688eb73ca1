// The guests' page: plays, sends notes and judgements, and draws anew what the server says has changed. It has no circuit: everything
// goes by plain requests, and one stream of events tells when to look again.
import { strips } from './filmstrip.js';
import { isTyping } from './page-keys.js';
import { noteDrawing } from './note-drawing.js';
import { takePlayer } from './take-player.js';

const drift = 0.25;   // seconds a follower may be away while both play

const root = document.querySelector('[data-guest]');
if (root) open(root);

function open(root) {
  const on = (target, type, handler, options) => target.addEventListener(type, handler, options);
  const find = selector => root.querySelector(selector);
  const main = find('main[data-shot]');
  listen();
  if (!main) return;
  const video = () => find('[data-viewer] video[data-main]');
  const player = takePlayer(root, on);
  const drawing = noteDrawing(root, on, { pause: () => video()?.pause() });
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
      const why = await send('notes', { shot: main.dataset.shot, take: main.dataset.take, frame: player.frame(), words: field.value, drawing: drawing.strokes() });
      tellRefusal(why);
      if (why) return;
      field.value = '';
      drawing.clear();
      tools(false);
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
  on(root, 'input', event => { if (event.target.matches?.('[data-scrub]')) touched(); });
  on(document, 'keydown', event => {
    const key = event.key.toLowerCase();
    if (isTyping(event.target)) {
      if (key === 'enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); find('[data-note-form]')?.requestSubmit(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('button, a, input, [role="slider"]') && (key === ' ' || key === 'enter' || key.startsWith('arrow'))) return;
    if (key === 'c' && find('[data-note-words]')) { event.preventDefault(); find('[data-note-words]').focus(); return; }
    if (player.key(event, key)) { event.preventDefault(); touched(); }
  });

  // ------------------------------------------------------------------ what has changed
  async function look() {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (answer.status === 410) { location.reload(); return; }
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const isBusy = (find('[data-note-words]')?.value ?? '') !== '' || drawing.strokes().length > 0;
    if (fresh.querySelector('main')?.dataset.take !== main.dataset.take && !isBusy) { location.reload(); return; }
    for (const part of root.querySelectorAll('[data-live]')) {
      const now = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      if (now && now.innerHTML !== part.innerHTML) part.innerHTML = now.innerHTML;
    }
    shown = -1;
  }

  let version = '', shown = -1;
  function listen() {
    const events = new EventSource('/guest/events');
    events.addEventListener('closed', () => { events.close(); location.reload(); });
    events.addEventListener('changed', event => {
      if (version !== '' && event.data !== version) (main ? look() : Promise.resolve(location.reload())).catch(() => { /* the next word brings it */ });
      version = event.data;
    });
    events.addEventListener('stage', event => { stage = JSON.parse(event.data); if (main) apply(); });
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
  }

  // Drawings stand near their frame, and fade.
  (function draw() {
    requestAnimationFrame(draw);
    if (player.frame() === shown) return;
    shown = player.frame();
    drawing.show(shown);
  })();
}
