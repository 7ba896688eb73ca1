// The strip of beats follows the take that plays on the page: its playhead, a click on its ruler, and the frame at which a new beat
// begins, which is written into [data-beat-at], whose change the page hears.
export function beatStrip(root, on) {
  const strip = () => root.querySelector('[data-beats]');
  const film = () => {
    const video = root.querySelector('.viewer video[data-main], .inspector .player video');
    return video && Number.isFinite(video.duration) ? video : null;
  };

  // Media events do not bubble, but they can be captured.
  for (const type of ['loadeddata', 'seeked', 'timeupdate', 'play'])
    on(root, type, event => { if (event.target === film()) follow(); }, { capture: true });

  on(root, 'click', event => {
    if (event.target.closest?.('[data-add-beat]')) begin();
    const ruler = event.target.closest?.('[data-beat-ruler]'), video = film();
    if (!ruler || !video) return;
    const box = ruler.getBoundingClientRect();
    video.pause();
    video.currentTime = Math.min(video.duration, Math.max(0, (event.clientX - box.left) / box.width * length()));
  });

  // The strip may come after the take has stopped: it is told where that stands.
  const drawn = new MutationObserver(() => { if (strip()?.querySelector('.track:not([data-plays])')) follow(); });
  drawn.observe(root, { childList: true, subtree: true });

  function length() {
    const { frames, rate } = strip().dataset;
    return frames / rate;
  }

  function follow() {
    const track = strip()?.querySelector('.track'), video = film();
    if (!track || !video) return;
    track.style.setProperty('--at', `${Math.min(100, 100 * video.currentTime / length())}%`);
    track.toggleAttribute('data-plays', true);
    if (!video.paused) requestAnimationFrame(follow);
  }

  function begin() {
    const field = strip()?.querySelector('[data-beat-at]'), video = film();
    // Half a frame on: a time that stands for a frame's start must not fall into the one before.
    field.value = video ? Math.floor((video.currentTime * strip().dataset.rate) + 0.5) : '';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  return {
    end: () => drawn.disconnect(),
    /** Begins a beat as its button would; false where there is none to press. */
    add: () => {
      const button = strip()?.querySelector('[data-add-beat]:not([disabled])');
      button?.click();
      return Boolean(button);
    },
  };
}
