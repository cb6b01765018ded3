import { readEndedCall } from './fixtures/call-record';
import { expect, MARTHA, MOTEL_DESK, MOTEL_FALLBACK, test } from './fixtures/test';

const REACHED_GUEST = '+12075550163';
const RECORDED_GUEST = '+12075550164';
const PRESSING_GUEST = '+12075550165';

test.afterEach(async ({ phone }) => {
  for (const number of [MOTEL_DESK, MOTEL_FALLBACK]) await phone.setLine(number, { behaviour: 'answers' });
});

test('a guest who wants a person is put through and the call is on record as transferred', async ({
  dial,
  apiOf,
}) => {
  const call = await dial(REACHED_GUEST);
  await call.hears(/assistant/);
  await call.says('I want to speak to a person.');
  await call.hears(/putting you through/);
  // By night the desk is closed and the number that is always there rings instead.
  const answered = await call.phone.waitForEvent(
    (event) => event.type === 'dial' && event.status === 'in-progress',
  );
  expect([MOTEL_DESK, MOTEL_FALLBACK]).toContain(answered.type === 'dial' ? answered.to : '');
  await call.phone.hangup();

  const record = await readEndedCall(await apiOf(MARTHA), REACHED_GUEST, { outcome: 'transferred' });
  expect(record).toMatchObject({ status: 'completed', requiresAction: false });
});

test('when nobody answers the guest leaves a message on the tape, which waits in the queue with its call', async ({
  dial,
  open,
  phone,
}) => {
  for (const number of [MOTEL_DESK, MOTEL_FALLBACK]) await phone.setLine(number, { behaviour: 'busy' });
  const call = await dial(RECORDED_GUEST);
  await call.hears(/assistant/);
  await call.says('Human please.');
  await call.hears(/leave a message after the tone/);
  await call.phone.waitForEvent((event) => event.type === 'recording' && event.state === 'in-progress');
  await call.says('This is Ann Lee. Please call me back about the wedding party.');
  await call.hears(/We have your message/);
  await call.isOver();

  const page = await open(MARTHA, `/actions?q=${RECORDED_GUEST.slice(-7)}`);
  const items = page.getByRole('list', { name: 'Items' }).getByRole('button');
  await expect(items.filter({ hasText: 'Missed transfer' }).first()).toBeVisible();
  const voicemail = items.filter({ hasText: /^Voicemail from/ });
  await expect(voicemail).toBeVisible();
  await voicemail.click();
  await page.getByRole('link', { name: 'Read what was said' }).click();

  const panel = page.getByRole('region', { name: 'the call' });
  await expect(panel).toContainText('Voicemail');
  await expect(panel).toContainText('Human please.');
  await expect(panel.getByRole('link', { name: 'Needs action' })).toBeVisible();
  const recording = panel.locator('audio');
  await expect(recording).toBeVisible();
  const sound = await page.request.get((await recording.getAttribute('src')) ?? '');
  expect(sound.status()).toBe(200);
  expect(sound.headers()['content-type']).toContain('audio/');
});

test('zero on the keypad reaches a person at once, also into the greeting', async ({ dial, apiOf }) => {
  const call = await dial(PRESSING_GUEST);
  await call.hears(/West Bethel/);
  await call.phone.dtmf('0');
  await call.phone.waitForEvent(
    (event) => event.type === 'dial' && event.status === 'in-progress' && event.to === MOTEL_FALLBACK,
  );
  await call.phone.hangup();

  const record = await readEndedCall(await apiOf(MARTHA), PRESSING_GUEST, { outcome: 'transferred' });
  expect(record.events.map((event) => event.type).join(' ')).toContain('dtmf');
});
