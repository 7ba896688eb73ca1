// Plays stretches of a clip one after the other, again and again, on every video[data-stretches]: "6.5-8 0-1.5". Equal ends stand
// still at that moment; no stretches at all play the whole clip.
const still = matchMedia('(prefers-reduced-motion: reduce)');
const stretchesOf = video => (video.dataset.stretches ?? '').split(' ').filter(Boolean).map(stretch => stretch.split('-').map(Number));
const part = new WeakMap();   // video -> index of the stretch that plays

export function panelClips(root, on) {
  on(root, 'loadeddata', event => { if (event.target.matches?.('.pic video[data-stretches], .panel-clip video')) begin(event.target); }, { capture: true });
  on(root, 'timeupdate', event => { if (event.target.matches?.('video[data-stretches]')) advance(event.target); }, { capture: true });
  on(root, 'ended', event => { if (event.target.matches?.('video[data-stretches]')) next(event.target); }, { capture: true });
  const changes = new MutationObserver(list => list.forEach(change => begin(change.target)));
  changes.observe(root, { subtree: true, attributes: true, attributeFilter: ['data-stretches'] });
  for (const video of root.querySelectorAll('.panel-clip video')) if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) begin(video);
  return () => changes.disconnect();
}

function begin(video) {
  const stretches = stretchesOf(video);
  part.set(video, 0);
  video.muted = true;
  video.loop = stretches.length === 0;
  if (video.readyState < HTMLMediaElement.HAVE_METADATA) return;
  if (stretches.length === 0) { if (!still.matches) play(video); return; }
  const [from, to] = stretches[0];
  // The end of the clip is behind its last frame.
  video.currentTime = Math.min(from, Math.max(video.duration - 0.02, 0));
  if (from === to || still.matches) video.pause(); else play(video);
}

function advance(video) {
  const stretches = stretchesOf(video), stretch = stretches[part.get(video) ?? 0];
  if (!stretch || video.paused || video.currentTime < stretch[1] - 0.02) return;
  next(video);
}

function next(video) {
  const stretches = stretchesOf(video);
  if (stretches.length === 0) return;
  const index = ((part.get(video) ?? 0) + 1) % stretches.length;
  part.set(video, index);
  video.currentTime = stretches[index][0];
  if (stretches[index][0] !== stretches[index][1]) play(video);
}

const play = video => video.play().catch(() => { /* not loaded, or gone */ });
