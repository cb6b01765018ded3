import { send } from './api.js';
import { byId, h } from './dom.js';

const VENDORS = [
  { id: 'twilio', name: 'Twilio', does: 'carries calls and texts' },
  { id: 'openai', name: 'OpenAI', does: 'is the voice and mind of the agent' },
  { id: 'stripe', name: 'Stripe', does: 'takes payments' },
  { id: 'resend', name: 'Resend', does: 'sends e-mail' },
];
const KINDS = {
  none: { label: 'Works', state: 'Works' },
  refuse: {
    label: 'Refuses',
    state: 'Refusing',
    effect: 'Every request is answered 503; new connections are turned away.',
  },
  stall: { label: 'Stalls', state: 'Stalling', effect: 'Takes requests and never answers.' },
  slow: { label: 'Is slow', state: 'Slow', effect: 'Answers 3 seconds late.' },
  drop: { label: 'Drops', state: 'Dropping', effect: 'Cuts the connection without a word.' },
  rate_limit: {
    label: 'Limits the rate',
    state: 'Limiting',
    effect: 'Every request is answered 429, too many requests.',
  },
};
const LIVE_EFFECTS = {
  twilio: {
    refuse: 'Calls to Twilio fail with 503, and new audio streams are refused.',
    stall: 'Audio of live calls freezes; requests are never answered.',
    drop: 'Live audio streams are cut at once, and requests lose their connection.',
    rate_limit: 'Calls to Twilio fail with 429; new audio streams are refused.',
  },
  openai: {
    refuse: 'New voice sessions are refused; requests fail with 503.',
    stall: 'A live voice session falls silent in the middle of an answer.',
    drop: 'Live voice sessions are cut at once.',
    rate_limit: 'Answers fail with a rate-limit error.',
  },
};
const TIMES = [
  ['', 'until put back'],
  ['1', 'once'],
  ['2', 'twice'],
  ['5', '5 times'],
];

let built = null;

/** The switches, and what each does in words. Built once; later calls only change what they show. */
export function showFaults(faults) {
  built ??= build();
  for (const vendor of VENDORS) update(built.get(vendor.id), vendor, faults[vendor.id]);
  const broken = VENDORS.filter(({ id }) => faults[id] !== null).length;
  byId('tab-faults').textContent = broken > 0 ? `(${broken})` : '';
}

function build() {
  const cards = new Map(VENDORS.map((vendor) => [vendor.id, card(vendor)]));
  byId('faults').replaceChildren(...[...cards.values()].map(({ root }) => root));
  return cards;
}

function card({ id, name, does }) {
  const state = h('span', { className: 'state', role: 'status' });
  const effect = h('p', { className: 'effect' });
  const kind = h('select', { 'aria-label': `What ${name} does` });
  kind.append(...Object.entries(KINDS).map(([value, { label }]) => new Option(label, value)));
  const often = h('select', { 'aria-label': `How often for ${name}` });
  often.append(...TIMES.map(([value, label]) => new Option(label, value)));
  const apply = () => {
    const body = { kind: kind.value, ...(often.value ? { times: Number(often.value) } : {}) };
    const done =
      kind.value === 'none' ? send('DELETE', `/api/faults/${id}`) : send('PUT', `/api/faults/${id}`, body);
    done.catch((error) => {
      effect.textContent = error.message;
    });
  };
  kind.addEventListener('change', apply);
  often.addEventListener('change', () => kind.value !== 'none' && apply());
  const root = h(
    'div',
    { className: 'vendor' },
    h('header', {}, h('h3', {}, name), state),
    h('div', { className: 'pair' }, kind, often),
    effect,
  );
  return { root, state, effect, kind, often, idle: `${name} ${does}.` };
}

function update(parts, vendor, fault) {
  const kind = KINDS[fault?.kind ?? 'none'];
  parts.root.classList.toggle('broken', fault !== null);
  parts.kind.value = fault?.kind ?? 'none';
  parts.state.textContent = fault?.remaining ? `${kind.state}, ${fault.remaining} more` : kind.state;
  const effect = LIVE_EFFECTS[vendor.id]?.[fault?.kind] ?? kind.effect;
  parts.effect.textContent = effect ?? parts.idle;
}
