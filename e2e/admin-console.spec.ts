import { BEN, BISTRO_NUMBER, expect, MARTHA, OPERATOR, test } from './fixtures/test';

test('the operator sees every tenant, and the calls of all of them while they run', async ({
  page,
  signIn,
  dial,
}) => {
  await signIn(OPERATOR);
  await expect(page).toHaveURL(/\/admin\/tenants$/);
  const tenants = page.getByRole('region', { name: 'Tenants' }).getByRole('row');
  for (const name of ['West Bethel Motel', 'Demo Bistro', 'Cedar Cottage']) {
    await expect(tenants.filter({ hasText: name })).toBeVisible();
  }

  await page
    .getByRole('navigation', { name: 'Admin console' })
    .getByRole('link', { name: 'Live calls' })
    .click();
  await expect(page.getByRole('heading', { name: 'Live calls' })).toBeVisible();
  const motel = await dial('+12075550167');
  const bistro = await dial('+12075550168', BISTRO_NUMBER);
  const rows = page.getByRole('list', { name: 'Calls in progress' }).getByRole('listitem');
  await expect(rows.filter({ hasText: 'West Bethel Motel' })).toContainText(
    /Front Desk: .*West Bethel Motel/,
  );
  await expect(rows.filter({ hasText: 'Demo Bistro' })).toContainText(/Front Desk: .*Demo Bistro/);
  await motel.phone.hangup();
  await expect(rows.filter({ hasText: 'West Bethel Motel' })).toHaveCount(0);
  await expect(rows.filter({ hasText: 'Demo Bistro' })).toBeVisible();
  await bistro.phone.hangup();
  await expect(page.getByText('Nobody is on the line')).toBeVisible();
});

test('the operator sees the health of every process and vendor', async ({ open }) => {
  const page = await open(OPERATOR, '/admin/health');
  const processes = page.getByRole('region', { name: 'Processes' }).getByRole('row');
  for (const name of ['voice-server', 'worker', 'app']) {
    await expect(processes.filter({ hasText: name }).filter({ hasText: 'Alive' })).not.toHaveCount(0);
  }
  const vendors = page.getByRole('region', { name: 'Vendors' }).getByRole('row');
  for (const name of ['Twilio', 'OpenAI', 'Stripe', 'Resend']) {
    await expect(vendors.filter({ hasText: name })).toContainText('Sandbox');
  }
});

test('to everybody else the console does not exist', async ({ open, apiOf, page }) => {
  for (const email of [MARTHA, BEN]) {
    const staff = await open(email, '/admin/tenants');
    await expect(staff.getByRole('heading', { name: 'Nothing is at this address' })).toBeVisible();
    await expect(staff.getByRole('link', { name: 'Back to the desk' })).toBeVisible();
    const answer = await (await apiOf(email)).get('/api/v1/admin/tenants');
    expect(answer.status()).toBe(403);
    expect(await answer.text()).not.toContain('Cedar Cottage');
  }
  await page.goto('/admin/health');
  await expect(page).toHaveURL(/\/sign-in/);
});
