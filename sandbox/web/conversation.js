import { follow, send } from './api.js';
import { listenTo } from './call-audio.js';
import { statusWord } from './call-status.js';
import { byId, clockTime, h, readableNumber } from './dom.js';
import { suggestionsFor } from './suggestions.js';
import { createTranscript } from './transcript.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** The call in the middle of the page: who talks to whom, the words, and everything the caller can do. */
export function createConversation({ nameOf }) {
  const transcript = createTranscript(byId('transcript'));
  let call = null;
  let shownActions = '';
  let stopFollowing = () => {};
  let stopListening = null;

  byId('keypad').append(
    ...KEYS.map((key) => h('button', { type: 'button', onclick: () => press(key) }, key)),
  );
  byId('say-form').addEventListener('submit', (event) => {
    event.preventDefault();
    say(byId('say-text').value);
  });
  setInterval(showFacts, 1000);

  function act(action) {
    byId('say-problem').textContent = '';
    return action().catch((error) => {
      byId('say-problem').textContent = error.message;
    });
  }

  async function say(words) {
    const text = words.trim();
    if (text === '' || !call) return;
    await act(async () => {
      await send('POST', `/api/phone/calls/${call.callSid}/say`, { text });
      byId('say-text').value = '';
    });
    byId('say-text').focus();
  }

  const press = (digits) => act(() => send('POST', `/api/phone/calls/${call.callSid}/dtmf`, { digits }));
  const hangUp = () => act(() => send('POST', `/api/phone/calls/${call.callSid}/hangup`, {}));

  function show(next) {
    stopFollowing();
    stopListening?.();
    call = next;
    shownActions = '';
    transcript.clear(call);
    stopFollowing = transcript.followCall(call.callSid, follow);
    byId('suggestions').replaceChildren(
      ...suggestionsFor(call.to).map((text) =>
        h('button', { type: 'button', onclick: () => say(text) }, text),
      ),
    );
    update(next);
  }

  function update(next) {
    call = next;
    const ours = call.direction === 'inbound' ? call.to : call.from;
    byId('conversation-title').textContent = nameOf(ours) ?? readableNumber(ours);
    byId('say-form').hidden = call.status !== 'in-progress';
    if (call.status !== 'in-progress') byId('keypad').hidden = true;
    showFacts();
    showActions();
  }

  function showFacts() {
    if (!call) return;
    const endMs = call.endedAt ? Date.parse(call.endedAt) : Date.now();
    const theirs =
      call.direction === 'inbound' ? `from ${readableNumber(call.from)}` : `to ${readableNumber(call.to)}`;
    const doing = call.endedAt === null && call.verb ? ` · ${doingWords(call)}` : '';
    byId('call-facts').textContent =
      `${statusWord(call.status)} · ${clockTime(endMs - Date.parse(call.startedAt))} · ${theirs}${doing}`;
  }

  /** Rebuilt only when they change, so that a button does not vanish under a finger. */
  function showActions() {
    const key = `${call.callSid} ${call.status} ${stopListening !== null}`;
    if (key === shownActions) return;
    shownActions = key;
    const isOver = call.endedAt !== null;
    const isTalking = call.status === 'in-progress';
    byId('call-actions').replaceChildren(
      ...(isTalking ? [listenButton(), keypadButton()] : []),
      ...(isOver ? [] : [h('button', { type: 'button', className: 'danger', onclick: hangUp }, 'Hang up')]),
    );
  }

  function listenButton() {
    const isOn = stopListening !== null;
    const toggle = () => {
      if (stopListening) stopListening();
      else
        stopListening = listenTo(call.callSid, () => {
          stopListening = null;
          showActions();
        });
      showActions();
    };
    return h(
      'button',
      { type: 'button', 'aria-pressed': isOn, onclick: toggle },
      isOn ? 'Speaker is on' : 'Speaker',
    );
  }

  function keypadButton() {
    const keypad = byId('keypad');
    const toggle = (event) => {
      keypad.hidden = !keypad.hidden;
      event.currentTarget.setAttribute('aria-expanded', String(!keypad.hidden));
    };
    return h(
      'button',
      { type: 'button', 'aria-expanded': !keypad.hidden, 'aria-controls': 'keypad', onclick: toggle },
      'Keypad',
    );
  }

  return { show, update };
}

function doingWords(call) {
  if (call.verb === 'Connect') return call.streamSid ? 'talking to the agent' : 'connecting to the agent';
  const words = {
    Say: 'listening to an announcement',
    Play: 'listening to a recording',
    Dial: 'being put through',
  };
  return (
    words[call.verb] ??
    { Record: 'leaving a message', Gather: 'asked for a key', Pause: 'waiting' }[call.verb] ??
    call.verb
  );
}
