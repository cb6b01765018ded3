import { statusTone, statusWord } from './call-status.js';
import { byId, h, readableNumber, timeOfDay } from './dom.js';

/** Calls in both directions, newest first; the chosen one is marked. */
export function showCallList(calls, { selectedSid, nameOf, onSelect }) {
  byId('calls-empty').hidden = calls.length > 0;
  const list = byId('calls');
  const focused = document.activeElement?.dataset.sid;
  list.replaceChildren(...calls.slice(0, 50).map((call) => row(call, { selectedSid, nameOf, onSelect })));
  if (focused) list.querySelector(`[data-sid="${focused}"]`)?.focus();
}

function row(call, { selectedSid, nameOf, onSelect }) {
  const ours = call.direction === 'inbound' ? call.to : call.from;
  const theirs = call.direction === 'inbound' ? call.from : call.to;
  const other = `${call.direction === 'inbound' ? 'from' : 'to'} ${readableNumber(theirs)}`;
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        'data-sid': call.callSid,
        'aria-current': call.callSid === selectedSid ? 'true' : null,
        onclick: () => onSelect(call.callSid),
      },
      h('span', {}, nameOf(ours) ?? readableNumber(ours)),
      h('span', { className: 'status', 'data-tone': statusTone(call.status) }, statusWord(call.status)),
      h('span', { className: 'when' }, other),
      h('span', { className: 'when' }, timeOfDay(call.startedAt)),
    ),
  );
}
