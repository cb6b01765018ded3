import { send } from './api.js';
import { byId, h, readableNumber } from './dom.js';

/** The form that makes a call. Fills `names` with the properties behind the numbers. */
export async function createDialer({ onDialled, names }) {
  const form = byId('dial-form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dial(form, onDialled);
  });
  byId('dial-to').addEventListener('input', markChosen);
  const numbers = await send('GET', '/api/phone/numbers').catch(() => []);
  for (const { number, friendlyName } of numbers) names.set(number, friendlyName);
  showNumbers(numbers);
}

function showNumbers(numbers) {
  byId('numbers').replaceChildren(
    ...numbers.map(({ number, friendlyName }) => new Option(friendlyName, number)),
  );
  byId('properties').replaceChildren(
    ...numbers.map(({ number, friendlyName }) =>
      h(
        'button',
        { type: 'button', 'data-number': number, 'aria-pressed': 'false', onclick: () => choose(number) },
        h('span', {}, friendlyName),
        h('span', {}, readableNumber(number)),
      ),
    ),
  );
  if (numbers[0] && byId('dial-to').value === '') choose(numbers[0].number);
}

function choose(number) {
  byId('dial-to').value = number;
  markChosen();
}

function markChosen() {
  const chosen = byId('dial-to').value.trim();
  for (const button of byId('properties').children) {
    button.setAttribute('aria-pressed', String(button.dataset.number === chosen));
  }
}

async function dial(form, onDialled) {
  const problem = byId('dial-problem');
  const button = form.querySelector('button[type=submit]');
  problem.textContent = '';
  button.disabled = true;
  try {
    const body = { from: plain(form.elements.from.value), to: plain(form.elements.to.value) };
    const { callSid } = await send('POST', '/api/phone/calls', body);
    await onDialled(callSid);
    byId('conversation-panel').focus({ preventScroll: true });
  } catch (error) {
    problem.textContent = error.message;
  } finally {
    button.disabled = false;
  }
}

/** People write numbers with spaces, dots and brackets. */
function plain(number) {
  return number.trim().replace(/[\s().-]/g, '');
}
