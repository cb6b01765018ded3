import { readEndedCallById, wordsOf } from './fixtures/call-record';
import { expect, MARTHA, test } from './fixtures/test';

test('staff call their own front desk from the browser, by typing, and the call is in the log like any other', async ({
  open,
  apiOf,
}) => {
  const page = await open(MARTHA, '/call');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  const words = page.getByRole('region', { name: /^Words of/ });
  await expect(words).toContainText('West Bethel Motel');

  const said = page.getByRole('textbox', { name: 'Type what the guest says' });
  await said.fill('Do you allow dogs?');
  await said.press('Enter');
  await expect(words).toContainText('Do you allow dogs?');
  await expect(words.locator('summary').filter({ hasText: 'Looked up' })).toBeVisible();
  await expect(words.getByRole('listitem').filter({ hasText: /^.*Front Desk.*fee of \$40/ })).toBeVisible();

  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('heading', { name: 'You hung up' })).toBeVisible();
  await page.getByRole('link', { name: 'Open the record' }).click();
  const panel = page.getByRole('region', { name: 'the call' });
  await expect(panel.getByRole('heading', { name: 'Test call from a browser' })).toBeVisible();
  await expect(panel).toContainText('Info given');
  await expect(panel).toContainText('fee of $40');

  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const record = await readEndedCallById(await apiOf(MARTHA), id);
  expect(record).toMatchObject({ status: 'completed', origin: 'browser', from: null, outcome: 'info_given' });
  expect(wordsOf(record)).toContain('guest: Do you allow dogs?');
});

test('the agent ends a call from the browser too, after its goodbye', async ({ open }) => {
  const page = await open(MARTHA, '/call');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  const said = page.getByRole('textbox', { name: 'Type what the guest says' });
  await expect(page.getByRole('region', { name: /^Words of/ })).toContainText('West Bethel Motel');
  await said.fill('No thank you, goodbye.');
  await page.getByRole('button', { name: 'Say', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
});
