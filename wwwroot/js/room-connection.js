// The one connection of a page to the room hub of a project: it keeps every prompt as the studio has it, in the order of
// versions, and hands changes to the editors that are open. After a break it asks for what was missed.
import { HubConnectionBuilder, HubConnectionState, LogLevel } from '/lib/signalr.js';
import { apply } from './text-operation.js';

const rooms = new Map();   // project id -> room

/** The room of a project; join and leave come in pairs. */
export function join(project, editor) {
  if (!rooms.has(project)) rooms.set(project, createRoom(project));
  const room = rooms.get(project);
  room.editors.add(editor);
  return {
    /** Resolves to { version, text } when the prompt is known; the text of a shot that is not there is empty. */
    open: async shot => {
      await room.ready;
      if (!room.prompts.has(shot)) await room.learn();
      const prompt = room.prompts.get(shot);
      return { version: Math.max(room.version, prompt?.version ?? 0), text: prompt?.text ?? '' };
    },
    /** Resolves to what was done to prompts after a version, in order; null when the log does not reach back so far. */
    since: async version => { await room.ready; return (await room.connection.invoke('Join', project, version)).missed ?? null; },
    version: () => room.version,
    invoke: async (method, ...values) => { await room.ready; return room.connection.invoke(method, project, ...values); },
    leave: () => {
      room.editors.delete(editor);
      // Turning from one shot to the next closes one editor and opens another: the line outlives that moment.
      setTimeout(() => { if (room.editors.size === 0 && rooms.get(project) === room) { rooms.delete(project); room.connection.stop(); } }, 5000);
    },
  };
}

function createRoom(project) {
  const room = { editors: new Set(), prompts: new Map(), version: 0, connection: null, ready: null, learn };
  const connection = room.connection = new HubConnectionBuilder().withUrl('/hubs/room')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => Math.min(5000, 250 * 2 ** retry.previousRetryCount) })
    .configureLogging(LogLevel.Error).build();
  const tell = (name, ...values) => { for (const editor of room.editors) editor[name](...values); };
  let held = [];           // pushes that came before the answer to Join

  const take = change => {
    if (held) { held.push(change); return; }
    if (change.version <= room.version) return;
    room.version = change.version;
    const prompt = change.op && room.prompts.get(change.shotId);
    if (prompt && change.version > prompt.version) {
      room.prompts.set(change.shotId, { version: change.version, text: apply(prompt.text, change.op) });
    }
    // Editors hear of every version: it may answer an edit of theirs that others' edits left nothing of.
    tell('applied', change);
  };

  connection.on('TextApplied', take);
  connection.on('VersionChanged', take);
  connection.on('PromptsChanged', change => {
    for (const shot of change.added) room.prompts.set(shot.shotId, { version: change.version, text: shot.prompt });
    for (const shot of change.removed) room.prompts.delete(shot);
  });
  connection.on('CaretMoved', caret => tell('caret', caret));
  connection.onreconnecting(() => { held = []; tell('disconnected'); });
  connection.onreconnected(enterAgain);
  connection.onclose(() => tell('disconnected'));

  function note(answer) {
    for (const shot of answer.shots) {
      if (!room.prompts.has(shot.shotId)) room.prompts.set(shot.shotId, { version: answer.version, text: shot.prompt });
    }
  }

  // Prompts of shots that were added or copied since one came.
  async function learn() { note(await connection.invoke('Join', project, null)); }

  async function enter() {
    const known = room.version;
    const answer = await connection.invoke('Join', project, known || null);
    const waiting = held;
    held = null;
    if (known && answer.missed) {
      for (const change of answer.missed) take(change);
      room.version = Math.max(room.version, answer.version);
    } else {
      room.version = answer.version;
      room.prompts.clear();
      note(answer);
      if (known) tell('replaced');
    }
    for (const change of waiting) take(change);
    tell('connected');
  }

  // Coming in may fail while the studio is still starting; as long as the line holds it is tried again.
  async function enterAgain() {
    for (let wait = 250; connection.state === HubConnectionState.Connected; wait = Math.min(5000, wait * 2)) {
      try { await enter(); return; } catch { held ??= []; await new Promise(done => setTimeout(done, wait)); }
    }
  }

  // The client does not retry its first start by itself.
  room.ready = (async () => {
    for (let wait = 250; ; wait = Math.min(5000, wait * 2)) {
      try { await connection.start(); await enter(); return; } catch { await connection.stop(); held = []; await new Promise(done => setTimeout(done, wait)); }
    }
  })();
  return room;
}
