import { follow, send } from './api.js';
import { showCallList } from './call-list.js';
import { createConversation } from './conversation.js';
import { createDialer } from './dialer.js';
import { byId } from './dom.js';
import { showFaults } from './fault-switches.js';
import { createOutbox } from './outbox.js';
import { createTelephones } from './telephones.js';

const calls = new Map();
const names = new Map();
let selectedSid = null;

const conversation = createConversation({ nameOf });
const telephones = createTelephones();
const outbox = createOutbox();
createDialer({ onDialled: select, names }).then(refreshCalls);

follow('/api/events', receive, showConnection);
byId('show-wire').addEventListener('change', (event) => {
  document.body.dataset.wire = event.target.checked ? 'shown' : 'hidden';
});
for (const tab of document.querySelectorAll('[data-go]')) {
  tab.addEventListener('click', () => showView(tab.dataset.go));
}
document.body.dataset.call = 'none';

function receive(event) {
  if (event.type === 'faults') showFaults(event.faults);
  else if (event.type === 'outbox') outbox.show(event.entries);
  else if (event.type === 'lines') telephones.showLines(event.lines);
  else if (event.type === 'calls') takeAll(event.calls);
  else if (event.type === 'call') takeOne(event.call);
}

function takeAll(list) {
  calls.clear();
  for (const call of [...list].reverse()) calls.set(call.callSid, call);
  refreshCalls();
  const running = list.find((call) => call.direction !== 'outbound-dial' && call.endedAt === null);
  if (selectedSid === null && running) select(running.callSid);
}

/** The call a person is in is never taken away from under them; only a page without one follows a new call. */
function takeOne(call) {
  const isNew = !calls.has(call.callSid);
  calls.set(call.callSid, call);
  refreshCalls();
  const current = calls.get(selectedSid);
  const isFree = !current || current.endedAt !== null;
  if (isNew && isFree && call.direction !== 'outbound-dial') select(call.callSid);
}

function refreshCalls() {
  const newest = [...calls.values()].reverse();
  showCallList(
    newest.filter((call) => call.direction !== 'outbound-dial'),
    { selectedSid, nameOf, onSelect: select },
  );
  telephones.showLegs(newest.filter((call) => call.direction !== 'inbound' && call.endedAt === null));
  if (selectedSid && calls.has(selectedSid)) conversation.update(calls.get(selectedSid));
}

async function select(callSid) {
  if (selectedSid !== callSid) {
    selectedSid = callSid;
    document.body.dataset.call = callSid;
    if (!calls.has(callSid)) calls.set(callSid, await send('GET', `/api/phone/calls/${callSid}`));
    conversation.show(calls.get(callSid));
  }
  refreshCalls();
}

function nameOf(number) {
  return names.get(number) ?? null;
}

function showConnection(state) {
  const node = byId('connection');
  node.dataset.state = state;
  node.textContent = state === 'live' ? 'Live' : 'Connection lost, trying again';
}

function showView(view) {
  document.body.dataset.view = view;
  for (const tab of document.querySelectorAll('[data-go]')) {
    if (tab.dataset.go === view) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
  }
  window.scrollTo({ top: 0 });
}
