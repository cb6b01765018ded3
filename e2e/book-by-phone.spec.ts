import type { Page } from '@playwright/test';
import type { CallDetailDto } from '@/lib/calls/schema';
import { readOutbox } from './fixtures/outbox';
import { expect, MARTHA, test } from './fixtures/test';

const GUEST_NUMBER = '+12075550160';
const GUEST_MAIL = 'jane.doe@example.com';

test('a guest books a room by telephone while the staff read along, and every record agrees with what was said', async ({
  page,
  signIn,
  dial,
  stack,
}) => {
  await signIn(MARTHA);
  await goTo(page, /^Live/);
  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible();

  const call = await dial(GUEST_NUMBER);
  const words = page.getByRole('region', { name: /^Words of/ });
  await call.hears(/assistant/);
  await expect(words).toContainText('West Bethel Motel');

  await call.says("I'd like a room for two adults next Friday for two nights.");
  const quoted = moneyIn(await call.hears(/in total/));
  await expect(words).toContainText('a room for two adults next Friday');
  await expect(receipt(page, 'Checked')).toBeVisible();
  await expect(words).toContainText(`${quoted} in total`);

  await call.says('The first one, please.');
  await call.hears(/is held/);
  await expect(receipt(page, 'Held a room')).toBeVisible();
  await call.says('Jane Doe.');
  await call.hears(/the best one to reach you/);
  await call.says('Yes.');
  await call.hears(/e-mail address/);
  await call.says('jane dot doe at example dot com');
  await call.hears(/read that back/);
  await call.says('Yes, please book it.');
  await call.hears(/confirmed in the name of Jane Doe/);
  await expect(receipt(page, 'Booked for Jane Doe')).toBeVisible();
  const code = codeIn(await call.hears(/confirmation code/));
  await call.says('No thank you, goodbye.');
  await call.hears(/Goodbye/);
  await call.isOver();
  await expect(page.getByRole('link', { name: 'Open the record' })).toBeVisible();

  await test.step('the booking has the code and the total that were spoken', async () => {
    await goTo(page, /^Bookings/);
    await page.getByRole('searchbox', { name: 'Search bookings' }).fill(code);
    const row = page.getByRole('list', { name: 'Bookings' }).getByRole('link', { name: code });
    await expect(row).toContainText('Jane Doe');
    await expect(row).toContainText(quoted);
    await expect(row).toContainText('Confirmed');
    await row.click();
    const panel = page.getByRole('region', { name: 'the booking' });
    await expect(panel.getByRole('row', { name: /^Total/ })).toContainText(quoted);
    await expect(panel.getByRole('link', { name: GUEST_MAIL })).toBeVisible();
    await panel.getByRole('link', { name: 'on a call' }).click();
  });

  await test.step('the record of the call is whole', async () => {
    const panel = page.getByRole('region', { name: 'the call' });
    await expect(panel).toContainText('Booked');
    await expect(panel.getByRole('link', { name: code })).toContainText(quoted);
    await expect(panel.getByRole('toolbar', { name: 'Timeline of the call' })).toBeVisible();
    await expect(panel).toContainText("I'd like a room for two adults next Friday for two nights.");
    await expect(panel).toContainText('interrupted here');
    for (const what of ['Checked', 'Held a room', 'Booked for Jane Doe', 'Ended the call']) {
      await expect(panel.locator('summary').filter({ hasText: what }).first()).toBeVisible();
    }
    await panel.getByRole('tab', { name: /^Answer times/ }).click();
    await expect(panel.getByText('How long did the guest wait for each answer?')).toBeVisible();
    await panel.getByRole('tab', { name: 'Cost' }).click();
    await expect(panel.getByRole('row', { name: /^The whole call/ })).toContainText('$');
  });

  await test.step('the API tells the same', async () => {
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const detail = (await (await page.request.get(`/api/v1/calls/${id}`)).json()) as CallDetailDto;
    expect(detail).toMatchObject({
      status: 'completed',
      outcome: 'booked',
      from: GUEST_NUMBER,
      endedBy: 'agent',
    });
    expect(detail.bookings.map((booking) => booking.confirmationCode.replace('-', ''))).toEqual([
      code.replace('-', ''),
    ]);
    expect(detail.costMicros).toBeGreaterThan(0);
    expect(detail.latencyP50Ms).toBeGreaterThan(0);
    expect(detail.turns.every((turn) => turn.text !== '' && turn.endMs !== null)).toBe(true);
  });

  await test.step('the confirmation is on its way to the guest', async () => {
    const mails = await readOutbox(stack.sandboxUrl, { to: GUEST_MAIL, subject: new RegExp(code) });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(quoted);
  });
});

async function goTo(page: Page, section: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section }).click();
}

function receipt(page: Page, words: string) {
  return page
    .getByRole('region', { name: /^Words of/ })
    .locator('summary')
    .filter({ hasText: words })
    .first();
}

function moneyIn(sentence: string): string {
  return /\$[\d,]+\.\d\d/.exec(sentence)?.[0] ?? `no amount in “${sentence}”`;
}

/** "The confirmation code is W B, K J G Q G." is WB-KJGQG. */
function codeIn(sentence: string): string {
  const [prefix = '', rest = ''] = (sentence.split(' is ')[1] ?? '').split(',');
  return `${lettersOf(prefix)}-${lettersOf(rest)}`;
}

function lettersOf(spelled: string): string {
  return spelled.replaceAll(/[^A-Z0-9]/g, '');
}
