// Draws frames of a clip side by side on every canvas[data-strip]. Frames come from a hidden player that seeks; each clip is
// drawn once for each number of tiles and then comes out of a small store.
const store = new Map();   // "address tiles" -> promise of bitmaps
const mostKept = 24;

/** Draws the strips below an element as they come, change and are resized; the answer ends it. */
export function strips(root) {
  const drawn = new WeakMap();
  const sizes = new ResizeObserver(entries => entries.forEach(entry => draw(entry.target)));
  const look = () => root.querySelectorAll('canvas[data-strip]').forEach(canvas => {
    if (!drawn.has(canvas)) { drawn.set(canvas, ''); sizes.observe(canvas); } else draw(canvas);
  });
  const changes = new MutationObserver(look);
  changes.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-strip'] });
  look();
  return () => { changes.disconnect(); sizes.disconnect(); };

  async function draw(canvas) {
    const { width, height } = canvas.getBoundingClientRect();
    if (!canvas.isConnected || width < 2 || height < 2) return;
    const aspect = Number(canvas.dataset.aspect) || 16 / 9;
    const tiles = Math.max(1, Math.min(40, Math.ceil(width / (height * aspect))));
    const key = `${canvas.dataset.strip} ${tiles} ${Math.round(width)}`;
    if (drawn.get(canvas) === key) return;
    drawn.set(canvas, key);
    if (canvas.dataset.strip === '') { fit(canvas, width, height); return; }
    // What was drawn stays until the new frames are there.
    const frames = await framesOf(canvas.dataset.strip, tiles).catch(() => []);
    if (drawn.get(canvas) !== key) return;
    const context = fit(canvas, width, height);
    frames.forEach((frame, index) => cover(context, frame, frame.width, frame.height, 0, 0, index, tiles, width, height));
  }
}

/** Draws tiles of a preview sheet on a strip. */
export function stripOfSheet(canvas, sheet) {
  const { width, height } = canvas.getBoundingClientRect();
  if (width < 2 || height < 2) return;
  const context = fit(canvas, width, height);
  const tiles = Math.max(1, Math.min(40, Math.ceil(width / (height * sheet.frameWidth / sheet.frameHeight))));
  for (let tile = 0; tile < tiles; tile++) {
    const at = Math.floor(tile / tiles * sheet.frameCount);
    cover(context, sheet.image, sheet.frameWidth, sheet.frameHeight,
      at % sheet.columns * sheet.frameWidth, Math.floor(at / sheet.columns) * sheet.frameHeight, tile, tiles, width, height);
  }
}

function fit(canvas, width, height) {
  const scale = Math.min(devicePixelRatio, 2);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  return context;
}

// Fills one of equal tiles with the middle of a frame.
function cover(context, image, width, height, left, top, tile, tiles, stripWidth, stripHeight) {
  const tileWidth = stripWidth / tiles, scale = Math.max(tileWidth / width, stripHeight / height);
  const cutWidth = tileWidth / scale, cutHeight = stripHeight / scale;
  context.drawImage(image, left + (width - cutWidth) / 2, top + (height - cutHeight) / 2, cutWidth, cutHeight,
    tile * tileWidth, 0, tileWidth + 0.5, stripHeight);
}

function framesOf(address, tiles) {
  const key = `${address} ${tiles}`;
  if (!store.has(key)) {
    store.set(key, read(address, tiles));
    store.get(key).catch(() => store.delete(key));
    if (store.size > mostKept) store.delete(store.keys().next().value);
  }
  return store.get(key);
}

async function read(address, tiles) {
  const video = document.createElement('video');
  const happens = (type) => new Promise((resolve, reject) => {
    video.addEventListener(type, resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(`${address} cannot be read`)), { once: true });
  });
  video.muted = true;
  video.preload = 'auto';
  const loaded = happens('loadeddata');
  video.src = address;
  await loaded;
  const frames = [];
  for (let tile = 0; tile < tiles; tile++) {
    const sought = happens('seeked');
    video.currentTime = (tile + 0.5) / tiles * video.duration;
    await sought;
    frames.push(await createImageBitmap(video));
  }
  video.removeAttribute('src');
  video.load();
  return frames;
}
