import { send } from './api.js';
import { byId, h, readableNumber } from './dom.js';

const BEHAVIOURS = [
  ['answers', 'Is answered'],
  ['busy', 'Is busy'],
  ['no_answer', 'Rings out'],
  ['unreachable', 'Cannot be reached'],
];
const RINGS = [
  ['0.5', 'at once'],
  ['2', 'after 2 seconds'],
  ['8', 'after 8 seconds'],
  ['20', 'after 20 seconds'],
];

/** Telephones other than the caller's: how each behaves, and the ones ringing or talking right now. */
export function createTelephones() {
  let lines = [];
  let legs = [];
  let shown = '';

  byId('add-line').addEventListener('submit', (event) => {
    event.preventDefault();
    const input = byId('line-number');
    change(input.value.trim(), {}).then(() => {
      input.value = '';
    });
  });

  /** Rebuilt only when something changed, so that typing and focus survive. */
  function show() {
    const key = JSON.stringify([lines, legs.map(({ callSid, status, to }) => [callSid, status, to])]);
    if (key === shown) return;
    shown = key;
    byId('lines').replaceChildren(
      ...lines.map((line) =>
        lineCard(
          line,
          legs.find((leg) => leg.to === line.number),
        ),
      ),
    );
  }

  return {
    showLines(next) {
      lines = next;
      show();
    },
    showLegs(next) {
      legs = next;
      show();
    },
  };
}

function lineCard(line, leg) {
  const isRinging = leg?.status === 'ringing';
  const isTalking = leg?.status === 'in-progress';
  const state = isRinging ? 'Ringing' : isTalking ? 'On the line' : '';
  return h(
    'div',
    { className: isRinging ? 'line ringing' : 'line' },
    h(
      'header',
      {},
      h('h3', {}, readableNumber(line.number)),
      h('span', { className: 'status', 'data-tone': 'live', role: 'status' }, state),
    ),
    isRinging ? ringingControls(leg) : null,
    isTalking ? talkingControls(leg) : null,
    leg ? null : settings(line),
  );
}

function settings(line) {
  const behaviour = choice(BEHAVIOURS, line.behaviour, `How ${line.number} behaves`, (value) =>
    change(line.number, { behaviour: value }),
  );
  const ring = choice(RINGS, String(line.ringSeconds), `When ${line.number} is answered`, (value) =>
    change(line.number, { ringSeconds: Number(value) }),
  );
  ring.disabled = line.behaviour !== 'answers';
  const landline = h('input', {
    type: 'checkbox',
    checked: line.landline,
    onchange: (event) => change(line.number, { landline: event.target.checked }),
  });
  return h(
    'div',
    {},
    h('div', { className: 'pair' }, behaviour, ring),
    h('label', { className: 'texts' }, landline, 'Landline: text messages fail'),
  );
}

function choice(options, value, label, onChange) {
  const known = options.some(([each]) => each === value)
    ? options
    : [...options, [value, `after ${value} seconds`]];
  const select = h('select', { 'aria-label': label, onchange: (event) => onChange(event.target.value) });
  select.append(...known.map(([each, words]) => new Option(words, each, false, each === value)));
  return select;
}

function ringingControls({ callSid }) {
  return h(
    'div',
    { className: 'pair' },
    h(
      'button',
      { type: 'button', className: 'primary', onclick: () => tell(callSid, 'answer', {}) },
      'Answer',
    ),
    h(
      'button',
      { type: 'button', className: 'danger', onclick: () => tell(callSid, 'decline', {}) },
      'Decline',
    ),
  );
}

function talkingControls({ callSid, to }) {
  const words = h('input', {
    'aria-label': `What ${to} says`,
    placeholder: 'What they say',
    autocomplete: 'off',
  });
  const say = (event) => {
    event.preventDefault();
    const text = words.value.trim();
    words.value = '';
    if (text !== '') tell(callSid, 'say', { text });
  };
  return h(
    'form',
    { className: 'line-say', onsubmit: say },
    words,
    h('button', { type: 'submit' }, 'Say'),
    h(
      'button',
      { type: 'button', className: 'danger', onclick: () => tell(callSid, 'hangup', {}) },
      'Hang up',
    ),
  );
}

/** A telephone that hung up meanwhile needs no message: the page shows it a moment later. */
function tell(callSid, what, body) {
  return send('POST', `/api/phone/calls/${callSid}/${what}`, body).catch(() => {});
}

function change(number, settingsOfLine) {
  return send('PUT', `/api/phone/lines/${encodeURIComponent(number)}`, settingsOfLine).catch(() => {});
}
