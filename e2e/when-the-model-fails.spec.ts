import type { APIRequestContext } from '@playwright/test';
import type { CallDetailDto } from '@/lib/calls/schema';
import { readEndedCall, readEndedCallById, wordsOf } from './fixtures/call-record';
import type { GuestCall } from './fixtures/guest-call';
import { expect, MARTHA, MOTEL_FALLBACK, test } from './fixtures/test';

/** Three seconds are promised; the rest is for two busy cores. */
const PATIENCE_MS = 4_000;
const APOLOGY = 'having technical trouble';
const LOST_WORDS = 'Is there a microwave in the room?';

test.afterEach(async ({ phone }) => phone.setLine(MOTEL_FALLBACK, { behaviour: 'answers' }));

test('a voice server that is killed: callers get a person, and it is back for the next call', async ({
  dial,
  open,
  apiOf,
  stack,
}) => {
  const page = await open(MARTHA, '/call');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await page.getByRole('textbox', { name: 'Type what the guest says' }).fill(LOST_WORDS);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^Words of/ })).toContainText(LOST_WORDS);
  const call = await dial('+12075550170');
  await askAboutDogs(call);
  await expect(async () =>
    expect(await wordsSoFar(await apiOf(MARTHA))).toContain('Do you allow dogs?'),
  ).toPass();

  await fetch(`${stack.controlUrl}/kill/voice`, { method: 'POST' });
  await call.hears(/having technical trouble/);
  await expect(page.getByRole('heading', { name: 'The line dropped' })).toBeVisible();
  await isPutThrough(call);
  await expect(async () => expect((await fetch(`${stack.voiceUrl}/healthz`)).status).toBe(200)).toPass();
  await call.phone.hangup();

  const record = await readEndedCall(await apiOf(MARTHA), '+12075550170', { outcome: 'transferred' });
  expect(wordsOf(record)).toContain('guest: Do you allow dogs?');

  const next = await dial('+12075550171');
  await askAboutDogs(next);
});

test('a model that refuses: the apology comes at once and a person is rung', async ({
  dial,
  apiOf,
  phone,
}) => {
  await phone.setFault('openai', { kind: 'refuse' });
  const call = await dial('+12075550172');
  await isPutThrough(call);
  await call.phone.hangup();

  const record = await readEndedCall(await apiOf(MARTHA), '+12075550172', { outcome: 'transferred' });
  isComplete(record, call);
  expect(wordsOf(record)).toContain(APOLOGY);
});

test('a model that hangs in mid-call: the caller hears that it takes a moment, an apology, and a person', async ({
  dial,
  apiOf,
  phone,
}) => {
  const call = await dial('+12075550173');
  await askAboutDogs(call);
  await phone.setFault('openai', { kind: 'stall' });
  await call.says('And where can I park?');
  await isPutThrough(call);
  await call.phone.hangup();

  const record = await readEndedCall(await apiOf(MARTHA), '+12075550173', { outcome: 'transferred' });
  isComplete(record, call);
  expect(wordsOf(record)).toContain('guest: Do you allow dogs?');
  expect(wordsOf(record)).toContain(APOLOGY);
});

test('a connection to the model that drops once: the conversation goes on', async ({
  dial,
  apiOf,
  phone,
}) => {
  const call = await dial('+12075550174');
  await call.hears(/assistant/);
  await call.says('What time is check-in?');
  await call.hears(/[Cc]heck-in/);
  await phone.setFault('openai', { kind: 'drop', times: 1 });
  await call.says('And where can I park?');
  await call.hears(/park/i);
  await call.says('No thank you, goodbye.');
  await call.isOver();

  const record = await readEndedCall(await apiOf(MARTHA), '+12075550174', { outcome: 'info_given' });
  isComplete(record, call);
  expect(record.endedBy).toBe('agent');
  expect(record.events.map((event) => event.type)).toContain('model_recovered');
  for (const words of ['What time is check-in?', 'And where can I park?', 'goodbye']) {
    expect(wordsOf(record)).toContain(words);
  }
});

test('a model that is gone and nobody at the telephone: the caller leaves a message that waits for the staff', async ({
  dial,
  apiOf,
  phone,
}) => {
  await phone.setLine(MOTEL_FALLBACK, { behaviour: 'busy' });
  const call = await dial('+12075550175');
  await askAboutDogs(call);
  await phone.setFault('openai', { kind: 'drop' });
  await call.hears(/leave a message after the tone/);
  await call.phone.waitForEvent((event) => event.type === 'recording' && event.state === 'in-progress');
  await call.says('Please call me back.');
  await call.hears(/We have your message/);
  await call.isOver();

  const record = await readEndedCall(await apiOf(MARTHA), '+12075550175', { outcome: 'voicemail' });
  isComplete(record, call);
  expect(record.requiresAction).toBe(true);
  expect(record.recordings).toHaveLength(1);
  expect(wordsOf(record)).toContain('guest: Do you allow dogs?');
  const items = await (await apiOf(MARTHA)).get(`/api/v1/action-items?callId=${record.id}`);
  const types = ((await items.json()) as { items: { type: string }[] }).items.map((item) => item.type);
  expect(types.sort()).toEqual(['transfer_missed', 'voicemail']);
});

test('a model that is out of quota: tried once more, then a person', async ({ dial, apiOf, phone }) => {
  const call = await dial('+12075550176');
  await askAboutDogs(call);
  await phone.setFault('openai', { kind: 'rate_limit' });
  await call.says('And where can I park?');
  await isPutThrough(call);
  await call.phone.hangup();

  const record = await readEndedCall(await apiOf(MARTHA), '+12075550176', { outcome: 'transferred' });
  isComplete(record, call);
  for (const words of ['Do you allow dogs?', 'And where can I park?', APOLOGY]) {
    expect(wordsOf(record)).toContain(words);
  }
});

test('a slow model: the caller is told to wait a moment and gets the answer', async ({
  dial,
  apiOf,
  phone,
}) => {
  await phone.setFault('openai', { kind: 'slow', delayMs: 3_500 });
  const call = await dial('+12075550177');
  await call.hears(/assistant/);
  await call.says('Do you allow dogs?');
  await call.hears(/Dogs are welcome/);
  await phone.clearFaults();
  await call.says('No thank you, goodbye.');
  await call.isOver();

  const record = await readEndedCall(await apiOf(MARTHA), '+12075550177', { outcome: 'info_given' });
  isComplete(record, call);
  expect(wordsOf(record)).toContain('One moment, please.');
});

test('a media stream that the carrier loses: apology and a person, from the instructions it was given', async ({
  dial,
  apiOf,
  phone,
}) => {
  const call = await dial('+12075550178');
  await askAboutDogs(call);
  await phone.setFault('twilio', { kind: 'drop', times: 1 });
  await call.hears(/having technical trouble/);
  await isPutThrough(call);
  await call.phone.hangup();

  const record = await readEndedCall(await apiOf(MARTHA), '+12075550178', { outcome: 'transferred' });
  isComplete(record, call);
  expect(wordsOf(record)).toContain('guest: Do you allow dogs?');
});

test('the call that died with its process is closed as failed, with what was said, and somebody is asked to call', async ({
  apiOf,
}) => {
  // A process that has not been heard of for a minute is taken for dead, and the worker looks every minute.
  test.setTimeout(180_000);
  const api = await apiOf(MARTHA);
  const found = await api.get(`/api/v1/calls?q=${encodeURIComponent('microwave')}`);
  const live = await api.get('/api/v1/calls/live');
  const calls = [
    ...((await found.json()) as { items: CallDetailDto[] }).items,
    ...((await live.json()) as { items: CallDetailDto[] }).items,
  ];
  const id = calls.find((call) => call.origin === 'browser')?.id ?? '';
  const record = await readEndedCallById(api, id, { withinMs: 150_000 });
  expect(record).toMatchObject({ status: 'failed', outcome: 'failed', requiresAction: true });
  expect(wordsOf(record)).toContain(`guest: ${LOST_WORDS}`);
});

/** What the log knows of the calls in progress. */
async function wordsSoFar(api: APIRequestContext): Promise<string> {
  const { items } = (await (await api.get('/api/v1/calls/live')).json()) as { items: CallDetailDto[] };
  return items.map(wordsOf).join('\n');
}

async function askAboutDogs(call: GuestCall): Promise<void> {
  await call.hears(/assistant/);
  await call.says('Do you allow dogs?');
  await call.hears(/Dogs are welcome/);
}

async function isPutThrough(call: GuestCall): Promise<void> {
  await call.phone.waitForEvent(
    (event) => event.type === 'dial' && event.status === 'in-progress' && event.to === MOTEL_FALLBACK,
  );
}

/** The record has an end, nobody waited in silence, and every tool and turn is whole. */
function isComplete(record: CallDetailDto, call: GuestCall): void {
  expect(call.longestWaitMs()).toBeLessThan(PATIENCE_MS);
  expect(record.status).toBe('completed');
  expect(record.durationMs).toBeGreaterThan(0);
  expect(record.turns.every((turn) => turn.text !== '' && turn.endMs !== null)).toBe(true);
  expect(record.tools.filter((tool) => tool.status === 'running')).toEqual([]);
}
