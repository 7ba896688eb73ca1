// The transport of every [data-player] below an element: plays by itself, pauses, scrubs, tells the time. Listeners sit on the
// element and hear all players, so that players may come and go with each drawing.
const still = matchMedia('(prefers-reduced-motion: reduce)');
const playerOf = node => node.closest?.('[data-player]') ?? null;

export function players(root, on) {
  // Media events do not bubble, but they can be captured.
  const heard = (type, handler) => on(root, type, event => { const player = playerOf(event.target); if (player) handler(player, event.target); }, { capture: true });

  heard('loadeddata', begin);
  heard('play', (player, video) => { told(player, true); follow(player, video); });
  heard('pause', player => told(player, false));
  heard('seeked', (player, video) => show(player, video));

  on(root, 'click', event => {
    if (event.target.closest?.('[data-play]') || event.target.matches?.('[data-player] video')) toggle(playerOf(event.target));
  });
  // A take out of the cache is loaded before anybody listens.
  for (const video of root.querySelectorAll('[data-player] video')) if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) begin(playerOf(video), video);
  on(root, 'input', event => {
    if (!event.target.matches?.('[data-scrub]')) return;
    const video = playerOf(event.target).querySelector('video');
    video.pause();
    if (Number.isFinite(video.duration)) video.currentTime = event.target.value / event.target.max * video.duration;
  });
}

function begin(player, video) {
  video.muted = true;
  show(player, video);
  if (!still.matches) video.play().catch(() => { /* the browser wants a click first */ });
}

/** Plays or pauses the first player below an element; false when there is none. */
export function togglePlayer(root) {
  const player = root.querySelector('[data-player]');
  if (!player) return false;
  toggle(player);
  return true;
}

function toggle(player) {
  const video = player.querySelector('video');
  if (video.paused) video.play().catch(() => { /* not loaded */ });
  else video.pause();
}

function told(player, isPlaying) {
  player.toggleAttribute('data-playing', isPlaying);
  player.querySelector('[data-play]')?.setAttribute('aria-label', isPlaying ? 'Pause' : 'Play');
}

function follow(player, video) {
  show(player, video);
  if (player.isConnected && !video.paused) requestAnimationFrame(() => follow(player, video));
}

function show(player, video) {
  const scrub = player.querySelector('[data-scrub]'), time = player.querySelector('[data-time]');
  if (!scrub || !Number.isFinite(video.duration)) return;
  const share = video.duration > 0 ? video.currentTime / video.duration : 0;
  const words = `${video.currentTime.toFixed(1)} / ${video.duration.toFixed(1)} s`;
  scrub.value = Math.round(share * scrub.max);
  scrub.style.setProperty('--fill', `${share * 100}%`);
  scrub.setAttribute('aria-valuetext', words);
  if (time && time.textContent !== words) time.textContent = words;
}
