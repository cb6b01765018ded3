import { clockTime, h, readableNumber } from './dom.js';

const DIAL_WORDS = {
  initiated: 'Putting the call through to',
  ringing: 'Ringing',
  'in-progress': 'Answered by',
  completed: 'Hung up:',
  busy: 'Busy:',
  failed: 'Cannot be reached:',
  'no-answer': 'No answer from',
  canceled: 'Stopped ringing',
};

/** The words of a call as they are spoken, with what happens between them. */
export function createTranscript(box) {
  const list = box.querySelector('ol');
  // Reachable by keyboard, because it scrolls.
  box.tabIndex = 0;
  let rows = new Map();
  let staffFeeds = [];
  let isOutbound = false;

  function add(event, kind, who, words, id) {
    const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
    const row = h(
      'li',
      { className: kind },
      h('span', { className: 'who' }, who),
      h('span', { className: 'words' }, ...[words].flat()),
      h('span', { className: 'at' }, clockTime(event.atMs)),
    );
    if (id) rows.set(id, row);
    row.atMs = event.atMs;
    list.insertBefore(row, firstAfter(event.atMs));
    if (isAtEnd) box.scrollTop = box.scrollHeight;
    return row;
  }

  /** Words of a member of staff come over a stream of their own and are put in their place. */
  function firstAfter(atMs) {
    let after = null;
    for (let row = list.lastElementChild; row && row.atMs > atMs; row = row.previousElementSibling)
      after = row;
    return after;
  }

  function finish(id, note) {
    const row = rows.get(id);
    if (!row) return;
    row.classList.remove('speaking');
    if (note) row.querySelector('.words').append(' ', h('span', { className: 'cut' }, note));
  }

  function take(event, speaker, openStaff) {
    const handle = HANDLERS[event.type];
    handle?.(event, { add, finish, speaker, openStaff });
  }

  return {
    clear(call) {
      for (const stop of staffFeeds) stop();
      staffFeeds = [];
      rows = new Map();
      isOutbound = call.direction !== 'inbound';
      list.replaceChildren();
    },
    /** Follows the call, and the telephones of staff it is put through to. */
    followCall(callSid, follow) {
      const seen = new Set();
      const once = (key, run) => {
        if (seen.has(key)) return;
        seen.add(key);
        run();
      };
      /** Their clock starts when they are called, the caller's at the beginning. */
      const openStaff = (sid, startedMs) =>
        once(sid, () => {
          staffFeeds.push(
            follow(`/api/phone/calls/${sid}/events`, (event) => {
              if (event.type !== 'caller_text') return;
              once(`${sid} ${event.sequence}`, () =>
                take({ ...event, atMs: event.atMs + startedMs }, 'Staff', openStaff),
              );
            }),
          );
        });
      const person = isOutbound ? 'Called' : 'Guest';
      const stop = follow(`/api/phone/calls/${callSid}/events`, (event) => {
        once(event.sequence, () => take(event, person, openStaff));
      });
      return () => {
        stop();
        for (const stopStaff of staffFeeds) stopStaff();
      };
    },
  };
}

const HANDLERS = {
  caller_text(event, { add, finish, speaker }) {
    const id = `${speaker} ${event.text}`;
    if (event.state === 'finished') return finish(id);
    add(event, `${speaker === 'Staff' ? 'staff' : 'guest'} speaking`, speaker, event.text, id);
  },
  agent_text(event, { add }) {
    add(event, 'agent speaking', event.source === 'twiml' ? 'Line' : 'Agent', event.text, event.id);
  },
  agent_text_done(event, { finish }) {
    const seconds = (event.heardMs / 1000).toFixed(1);
    finish(event.id, event.interrupted ? `(cut off after ${seconds} s)` : null);
  },
  state(event, { add }) {
    if (event.status === 'in-progress') add(event, 'note', '', 'Answered');
    else if (event.status !== 'ringing') add(event, 'note', '', endWords(event));
  },
  dtmf(event, { add }) {
    add(event, 'note', '', `Pressed ${event.digits}`);
  },
  dial(event, { add, openStaff }) {
    openStaff(event.callSid, event.atMs);
    if (event.status !== 'initiated')
      add(event, 'note', '', `${DIAL_WORDS[event.status] ?? event.status} ${readableNumber(event.to)}`);
  },
  recording(event, { add }) {
    if (event.state === 'in-progress') add(event, 'note', '', 'Recording');
    if (event.state !== 'completed') return;
    const src = `/api/phone/recordings/${event.recordingSid}.wav`;
    const player = h('audio', { controls: true, preload: 'none', src, 'aria-label': 'Recording' });
    add(event, 'note', '', [`Recorded ${clockTime(event.durationSec * 1000)}`, player]);
  },
  stream(event, { add }) {
    const words = {
      connecting: 'Connecting the agent',
      started: 'Agent connected',
      stopped: 'Agent disconnected',
    };
    if (event.state === 'failed')
      add(event, 'trouble', '', `The agent could not be connected. ${event.reason ?? ''}`);
    else add(event, event.state === 'connecting' ? 'wire' : 'note', '', words[event.state]);
  },
  error(event, { add }) {
    add(event, 'trouble', '', `${event.message} (${event.code})`);
  },
  webhook(event, { add }) {
    add(event, 'wire', '', `webhook ${event.url} → ${event.status}`);
  },
  verb(event, { add }) {
    const attributes = Object.entries(event.attributes).map(([name, value]) => ` ${name}="${value}"`);
    add(event, 'wire', '', `<${event.verb}${attributes.join('')}>`);
  },
  mark(event, { add }) {
    add(event, 'wire', '', `mark ${event.name} ${event.state}`);
  },
  clear(event, { add }) {
    add(event, 'wire', '', `clear, ${event.droppedMs} ms not played`);
  },
};

function endWords(event) {
  const words = {
    completed: 'The call has ended',
    busy: 'Busy',
    failed: 'The call failed',
    'no-answer': 'Not answered',
    canceled: 'Cancelled',
  };
  const reason = event.reason ? `: ${event.reason}` : '';
  return `${words[event.status] ?? event.status}${reason}`;
}
