// Keeps the sheets of each denoising as long as the tab lives, so that it can be watched again after the take is done. What is
// kept is the small encoded picture; it is decoded when it is wanted.
const mostBytes = 64 * 1024 * 1024;   // of all jobs together
const stepTakes = 120;                // milliseconds that a replay shows each step

const kept = new Map();   // job id -> sheets in the order of their steps; the job that came last stands last
let bytes = 0;

/** Keeps one sheet; the oldest jobs make room. */
export function keep(frame) {
  const sheets = kept.get(frame.jobId) ?? [];
  if (sheets.some(sheet => sheet.step === frame.step)) return;
  sheets.push({ ...frame, bytes: null, picture: new Blob([frame.bytes], { type: frame.contentType }) });
  kept.delete(frame.jobId);
  kept.set(frame.jobId, sheets);
  bytes += frame.bytes.byteLength;
  for (const [job, old] of kept) {
    if (bytes <= mostBytes || job === frame.jobId) break;
    bytes -= old.reduce((sum, sheet) => sum + sheet.picture.size, 0);
    kept.delete(job);
  }
}

/** Steps of a job whose sheets are kept. */
export const stepsOf = job => (kept.get(job) ?? []).map(sheet => sheet.step);

/** Draws the kept steps one after the other until the signal ends it. `share` tells the place in the clip. */
export async function replay(job, canvas, share, told, signal) {
  const context = canvas.getContext('2d');
  for (const sheet of kept.get(job) ?? []) {
    if (signal.aborted) return;
    const image = await createImageBitmap(sheet.picture);
    canvas.width = sheet.frameWidth;
    canvas.height = sheet.frameHeight;
    told(sheet.step, sheet.stepCount);
    const until = performance.now() + stepTakes;
    while (!signal.aborted && performance.now() < until) {
      const at = Math.min(Math.floor(share() * sheet.frameCount), sheet.frameCount - 1);
      context.drawImage(image, at % sheet.columns * sheet.frameWidth, Math.floor(at / sheet.columns) * sheet.frameHeight,
        sheet.frameWidth, sheet.frameHeight, 0, 0, sheet.frameWidth, sheet.frameHeight);
      await new Promise(requestAnimationFrame);
    }
    image.close();
  }
}
