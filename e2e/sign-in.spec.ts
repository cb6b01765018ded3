import { untilHydrated } from './fixtures/hydrated';
import { expect, MARTHA, PASSWORD, SAM, test } from './fixtures/test';

test('a wrong password is refused in one sentence that does not tell which half was wrong', async ({
  page,
}) => {
  for (const [email, password] of [
    ['dev@west-bethel.example', 'not the password'],
    ['nobody@west-bethel.example', PASSWORD],
  ] as const) {
    await page.goto('/sign-in');
    await untilHydrated(page);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
  }
});

test('a visitor is sent to sign in, comes back to where they wanted to go, and signs out', async ({
  page,
  signIn,
}) => {
  await page.goto('/bookings?q=Lindqvist');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(MARTHA);
  await expect(page).toHaveURL(/\/bookings\?q=Lindqvist$/);
  await expect(page.getByRole('searchbox', { name: 'Search bookings' })).toHaveValue('Lindqvist');

  await untilHydrated(page);
  await page.getByRole('button', { name: /Martha Ellsworth/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto('/home');
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await page.request.get('/api/v1/me')).status()).toBe(401);
});

test('a browser that was signed out from another one is out', async ({ browser, page, signIn, baseURL }) => {
  const lost = await browser.newContext({ baseURL, userAgent: 'Mozilla/5.0 (lost telephone) Firefox/140.0' });
  const lostPage = await lost.newPage();
  await signIn('dev@west-bethel.example', lostPage);
  await signIn('dev@west-bethel.example', page);

  await page.goto('/account');
  await untilHydrated(page);
  const others = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Sign out / }) });
  await others
    .filter({ hasText: 'Firefox' })
    .getByRole('button', { name: /^Sign out / })
    .click();
  await expect(page.getByText('Signed out there.')).toBeVisible();

  await lostPage.goto('/calls');
  await expect(lostPage).toHaveURL(/\/sign-in/);
  expect((await lost.request.get('/api/v1/calls')).status()).toBe(401);
  expect((await page.request.get('/api/v1/calls')).status()).toBe(200);
  await lost.close();
});

test('a role decides what is shown and what the API gives', async ({ open, apiOf }) => {
  const owner = await open(MARTHA, '/account');
  await expect(owner.getByRole('heading', { name: 'Vendors' })).toBeVisible();
  const agent = await open(SAM, '/account');
  await expect(agent.getByRole('heading', { name: 'Signed in with' })).toBeVisible();
  await expect(agent.getByRole('heading', { name: 'Vendors' })).toHaveCount(0);

  expect((await (await apiOf(MARTHA)).get('/api/v1/integrations')).status()).toBe(200);
  const refused = await (await apiOf(SAM)).get('/api/v1/integrations');
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ code: 'forbidden' });
});

test('the address to come back to is never that of somebody else', async ({ page, signIn, baseURL }) => {
  await page.goto(`/sign-in?next=${encodeURIComponent('https://elsewhere.example/calls')}`);
  await signIn(SAM);
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
});
