import type { Page } from '@playwright/test';
import { readEndedCall } from './fixtures/call-record';
import { expect, MARTHA, SAM, test } from './fixtures/test';

const GUEST = '+12075550166';
const MESSAGE = 'We left a blue scarf in room nine.';
const TITLE = 'Message for Housekeeping from Edith Marlowe';

test('a message taken on the telephone is worked off with the keyboard, and undone', async ({
  dial,
  open,
  apiOf,
}) => {
  const call = await dial(GUEST);
  await call.hears(/assistant/);
  await call.says('Could you take a message for housekeeping?');
  await call.hears(/What should I pass on/);
  await call.says(MESSAGE);
  await call.hears(/your full name/);
  await call.says('Edith Marlowe.');
  await call.hears(/the best one to reach you/);
  await call.says('Yes.');
  await call.hears(/passed your message on to Housekeeping/);
  await call.says('No thank you, goodbye.');
  await call.isOver();
  expect(await readEndedCall(await apiOf(MARTHA), GUEST)).toMatchObject({ outcome: 'message_taken' });

  const page = await open(SAM, '/actions');
  await test.step('J and K move along the queue', async () => {
    await expect(rows(page).first()).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('j');
    await expect(rows(page).nth(1)).toHaveAttribute('aria-current', 'true');
    await expect(rows(page).nth(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(rows(page).first()).toBeFocused();
  });

  const message = rows(page).filter({ hasText: TITLE });
  await test.step('E finishes it and undo brings it back', async () => {
    await message.click();
    await expect(page.getByRole('region', { name: 'the item' })).toContainText(MESSAGE);
    await page.keyboard.press('e');
    await expect(page.getByText(`Done: “${TITLE}”.`)).toBeVisible();
    await expect(message).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(message).toBeVisible();
  });

  await test.step('finished for good, it is kept under Done', async () => {
    await message.click();
    await page.keyboard.press('e');
    await expect(message).toHaveCount(0);
    await page.getByRole('radio', { name: 'Done' }).click();
    await expect(message).toBeVisible();
    await page.reload();
    await expect(message).toBeVisible();
  });
});

test('several items are finished at once and brought back at once', async ({ open }) => {
  const page = await open(MARTHA, '/actions');
  const titles = await page.getByRole('checkbox', { name: /^Select (?!all)/ }).all();
  expect(titles.length).toBeGreaterThan(2);
  const before = await rows(page).count();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByText('Done: 2 items.')).toBeVisible();
  await expect(rows(page)).toHaveCount(before - 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(before);
});

function rows(page: Page) {
  return page.getByRole('list', { name: 'Items' }).locator('button[data-row]');
}
