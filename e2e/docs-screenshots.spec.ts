import path from 'node:path';
import type { Page } from '@playwright/test';
import { readEndedCall } from './fixtures/call-record';
import { dialFrontDesk } from './fixtures/guest-call';
import { expect, MARTHA, MOTEL_NUMBER, test } from './fixtures/test';

const GUEST = '+12075550190';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

test.skip(
  !process.env.DOCS,
  'writes the pictures of the documentation: DOCS=1 npm run test:e2e -- docs-screenshots',
);

test.setTimeout(180_000);

test('the pictures of the documentation, by day and by night', async ({
  open,
  phone,
  apiOf,
  page: sandbox,
  stack,
}) => {
  const live = await open(MARTHA, '/live');
  const pocket = await open(MARTHA, '/live', PHONE);
  await sandbox.goto(stack.sandboxUrl);

  // On a picture nobody interrupts anybody, so this guest hears every answer out.
  const call = await dialFrontDesk(phone, { from: GUEST, to: MOTEL_NUMBER });
  const answered = () => call.phone.waitForAgent({ timeoutMs: 60_000 });
  await answered();
  await call.says("I'd like a room for two adults next Friday for two nights.");
  await call.hears(/in total/);
  await call.says('The first one, please.');
  await answered();
  await call.says('Nora Castellane.');
  await answered();
  await call.says('Yes.');
  await answered();
  await call.says('nora at castellane dot example');
  await call.hears(/read that back/);
  await expect(words(live).getByText('Let me read that back')).toBeVisible();
  await picture(live, 'live-call');
  await pocket
    .getByRole('link', { name: /\+1 207 555 0190|Nora/ })
    .first()
    .click();
  await expect(words(pocket).getByText('Let me read that back')).toBeVisible();
  await picture(pocket, 'phone-live');
  await sandbox.getByRole('list', { name: 'Calls' }).getByRole('button').first().click();
  await expect(sandbox.getByRole('log')).toContainText('Let me read that back');
  await picture(sandbox, 'sandbox');
  await call.says('Yes, please book it.');
  await call.hears(/confirmation code/);
  await call.says('No thank you, goodbye.');
  await call.isOver();
  call.phone.close();

  const { id } = await readEndedCall(await apiOf(MARTHA), GUEST, { outcome: 'booked' });
  for (const [name, address, sign] of [
    ['home', '/home', 'First in the queue'],
    ['call-record', `/calls/${id}`, 'Checked Fri'],
    ['actions', '/actions', 'Select all'],
  ] as const) {
    const page = await open(MARTHA, address);
    await expect(page.getByText(sign).first()).toBeVisible();
    await picture(page, name);
  }
});

function words(page: Page) {
  return page.getByRole('region', { name: /^Words of/ });
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  for (const [colorScheme, suffix] of [
    ['light', ''],
    ['dark', '-dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const file = path.resolve(import.meta.dirname, `../docs/screenshots/${name}${suffix}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
  }
}
