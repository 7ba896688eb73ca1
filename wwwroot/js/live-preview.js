// Shows the clip that a model predicts while it denoises. One connection a page; each canvas plays the newest sheet of its job
// and keeps its phase from sheet to sheet, so that the clip gets clearer without starting again.
import { HubConnectionBuilder, LogLevel, MessagePackHubProtocol } from '/lib/signalr.js';
import { keep } from './denoising.js';

const views = new Map();     // job id -> set of views
const sheets = new Map();    // job id -> newest sheet
let connection = null, started = null;
const watched = new Set();   // project ids
const shownOn = new WeakMap();   // canvas -> view
let closing = 0;

async function connect(project) {
  clearTimeout(closing);
  watched.add(project);
  if (!connection) {
    connection = new HubConnectionBuilder().withUrl('/hubs/preview').withHubProtocol(new MessagePackHubProtocol())
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => Math.min(10000, 500 * 2 ** retry.previousRetryCount) })
      .configureLogging(LogLevel.Error).build();
    connection.on('Preview', async frame => { await receive(frame); return true; });
    connection.onreconnected(() => Promise.all([...watched].map(id => connection.invoke('Watch', id))));
    started = connection.start();
  }
  const own = connection;
  try {
    await started;
  } catch (failure) {
    // A first connection is not made again by itself: the next call begins with a new one.
    if (connection === own) connection = null;
    throw failure;
  }
  await connection.invoke('Watch', project);
}

async function receive(frame) {
  keep(frame);
  const image = await createImageBitmap(new Blob([frame.bytes], { type: frame.contentType }));
  sheets.get(frame.jobId)?.image.close();
  sheets.set(frame.jobId, { ...frame, bytes: null, image });
  for (const view of views.get(frame.jobId) ?? []) view.play();
}

/** The newest sheet of a job, or undefined. */
export const sheetOf = job => sheets.get(job);

/** What a transport can do with the job on a canvas, null before one is shown: share, hold(share), release(), isHeld. */
export const transportOf = canvas => shownOn.get(canvas) ?? null;

/** Shows jobs on every canvas[data-job] below an element, as they come and go; the answer ends it. */
export function watch(root) {
  const shown = new Map();   // canvas -> view
  const look = () => {
    for (const [canvas, view] of shown) if (!canvas.isConnected || canvas.dataset.job !== view.job) { view.close(); shown.delete(canvas); }
    for (const canvas of root.querySelectorAll('canvas[data-job]')) {
      if (!shown.has(canvas)) shown.set(canvas, show(canvas, canvas.dataset.project, canvas.dataset.job));
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-job'] });
  look();
  return () => { observer.disconnect(); for (const view of shown.values()) view.close(); };
}

/** Begins to show a job on a canvas; close() ends it. */
function show(canvas, project, job) {
  const context = canvas.getContext('2d');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let began = performance.now();
  let drawing = 0, held = null;

  // The phase comes from the clock alone: a new sheet goes on at the frame where the old one was.
  const share = () => {
    const sheet = sheets.get(job);
    if (!sheet) return 0;
    return held ?? (still.matches ? 0.5 : (performance.now() - began) / 1000 * sheet.framesPerSecond / sheet.frameCount % 1);
  };

  const draw = () => {
    drawing = 0;
    const sheet = sheets.get(job);
    if (!sheet || !canvas.isConnected) return;
    const at = Math.min(Math.floor(share() * sheet.frameCount), sheet.frameCount - 1);
    if (canvas.width !== sheet.frameWidth || canvas.height !== sheet.frameHeight) {
      canvas.width = sheet.frameWidth;
      canvas.height = sheet.frameHeight;
    }
    context.drawImage(sheet.image, at % sheet.columns * sheet.frameWidth, Math.floor(at / sheet.columns) * sheet.frameHeight,
      sheet.frameWidth, sheet.frameHeight, 0, 0, sheet.frameWidth, sheet.frameHeight);
    canvas.dataset.step = sheet.step;
    if (!still.matches && held === null) drawing = requestAnimationFrame(draw);
  };
  const view = {
    play: () => { if (!drawing) drawing = requestAnimationFrame(draw); },
    get share() { return share(); },
    get isHeld() { return held !== null || still.matches; },
    hold: at => { held = Math.min(Math.max(at, 0), 0.9999); view.play(); },
    release: () => {
      const sheet = sheets.get(job);
      if (held === null || !sheet) return;
      began = performance.now() - held * sheet.frameCount / sheet.framesPerSecond * 1000;
      held = null;
      view.play();
    },
  };
  shownOn.set(canvas, view);

  if (!views.has(job)) views.set(job, new Set());
  views.get(job).add(view);
  // The notice above the page tells of lost connections; here it is tried again for as long as the canvas is shown.
  const join = () => connect(project).catch(() => { retry = setTimeout(join, 1000); });
  let retry = 0;
  join();
  if (sheets.has(job)) view.play();

  return {
    job,
    close: () => {
      cancelAnimationFrame(drawing);
      clearTimeout(retry);
      const left = views.get(job);
      left?.delete(view);
      if (left?.size === 0) {
        views.delete(job);
        sheets.get(job)?.image.close();
        sheets.delete(job);
      }
      // Cards come and go as the board is drawn; the connection outlives a moment without any.
      clearTimeout(closing);
      closing = setTimeout(() => {
        if (views.size > 0) return;
        connection?.stop();
        connection = null;
        watched.clear();
      }, 5000);
    },
  };
}
