// Text operations over UTF-16 offsets, the same as SoraCollab.Core.Text.TextOperation: an array of
// positive numbers (keep so many), strings (insert), negative numbers (delete so many).

const keep = (list, count) => {
  if (count === 0) return;
  if (list.at(-1) > 0) list[list.length - 1] += count; else list.push(count);
};
const remove = (list, count) => {
  if (count === 0) return;
  if (typeof list.at(-1) === 'number' && list.at(-1) < 0) list[list.length - 1] -= count; else list.push(-count);
};
const insert = (list, text) => {
  if (text === '') return;
  const last = list.length - 1;
  if (typeof list[last] === 'string') list[last] += text;
  // An insertion stands before a deletion at the same place: one form for equal operations.
  else if (list[last] < 0) {
    if (typeof list[last - 1] === 'string') list[last - 1] += text;
    else list.splice(last, 0, text);
  } else list.push(text);
};

const isKeep = part => typeof part === 'number' && part > 0;
const isDelete = part => typeof part === 'number' && part < 0;

/** The text after the operation. */
export function apply(text, operation) {
  let result = '', at = 0;
  for (const part of operation) {
    if (typeof part === 'string') result += part;
    else if (part > 0) { result += text.slice(at, at + part); at += part; }
    else at -= part;
  }
  if (at !== text.length) throw new RangeError(`The operation is for ${at} characters; the text has ${text.length}.`);
  return result;
}

export const isIdentity = operation => operation.every(isKeep);

/** The one operation from one text to another: common head and tail kept, never cutting a surrogate pair. */
export function between(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const isLow = (text, at) => at < text.length && text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
  if (head > 0 && (isLow(before, head) || isLow(after, head))) head--;
  if (tail > 0 && (isLow(before, before.length - tail) || isLow(after, after.length - tail))) tail--;
  const operation = [];
  keep(operation, head);
  insert(operation, after.slice(head, after.length - tail));
  remove(operation, before.length - head - tail);
  keep(operation, tail);
  return operation;
}

/** One operation that does a, then b. */
export function compose(a, b) {
  const result = [], left = [...a], right = [...b];
  let x = left.shift(), y = right.shift();
  while (x !== undefined || y !== undefined) {
    if (isDelete(x)) { remove(result, -x); x = left.shift(); continue; }
    if (typeof y === 'string') { insert(result, y); y = right.shift(); continue; }
    if (x === undefined || y === undefined) throw new RangeError('The second operation is for a text of another length.');
    const have = typeof x === 'string' ? x.length : x, want = Math.abs(y), count = Math.min(have, want);
    if (typeof x === 'string') {
      if (y > 0) insert(result, x.slice(0, count));
    } else if (y > 0) keep(result, count);
    else remove(result, count);
    x = count === have ? left.shift() : typeof x === 'string' ? x.slice(count) : x - count;
    y = count === want ? right.shift() : y > 0 ? y - count : y + count;
  }
  return result;
}

/** Two concurrent operations as each must be after the other; a's insertions stand before b's at the same place. */
export function transform(a, b) {
  const first = [], second = [], left = [...a], right = [...b];
  let x = left.shift(), y = right.shift();
  while (x !== undefined || y !== undefined) {
    if (typeof x === 'string') { insert(first, x); keep(second, x.length); x = left.shift(); continue; }
    if (typeof y === 'string') { keep(first, y.length); insert(second, y); y = right.shift(); continue; }
    if (x === undefined || y === undefined) throw new RangeError('The operations are for texts of different lengths.');
    const have = Math.abs(x), want = Math.abs(y), count = Math.min(have, want);
    if (x > 0 && y > 0) { keep(first, count); keep(second, count); }
    else if (x < 0 && y > 0) remove(first, count);
    else if (x > 0 && y < 0) remove(second, count);
    x = count === have ? left.shift() : Math.sign(x) * (have - count);
    y = count === want ? right.shift() : Math.sign(y) * (want - count);
  }
  return [first, second];
}

/** Where a caret at an offset is after an operation; insertions at the caret push it only when asked. */
export function moveOffset(operation, offset, pushed = false) {
  let at = 0, moved = offset;
  for (const part of operation) {
    if (at > offset || (at === offset && !pushed && typeof part === 'string')) break;
    if (typeof part === 'string') moved += part.length;
    else if (part > 0) at += part;
    else { moved -= Math.min(-part, Math.max(0, offset - at)); at -= part; }
  }
  return Math.max(0, moved);
}
