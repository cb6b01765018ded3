import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { untilHydrated } from './fixtures/hydrated';
import { expect, MARTHA, OPERATOR, test } from './fixtures/test';

const STAFF_PAGES = ['/home', '/live', '/actions', '/calls', '/bookings', '/call', '/account'];
const ADMIN_PAGES = ['/admin/tenants', '/admin/live', '/admin/health'];
const OPEN_PAGES = ['/', '/sign-in', '/nothing-is-here'];
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const SCREENS: { name: string; options: BrowserContextOptions }[] = [
  { name: 'a desk', options: { viewport: { width: 1440, height: 900 } } },
  { name: 'a telephone', options: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
];

for (const { name, options } of SCREENS) {
  test(`every page of the staff is usable by everybody on ${name}, by day and by night`, async ({
    open,
    apiOf,
  }) => {
    const pages = [...STAFF_PAGES, ...(await openRecords(await apiOf(MARTHA)))];
    await visitAll(await open(MARTHA, '/home', { ...options, reducedMotion: 'reduce' }), pages);
  });

  test(`every page of the operator and of visitors is usable by everybody on ${name}, by day and by night`, async ({
    open,
    browser,
    baseURL,
    stack,
  }) => {
    await visitAll(
      await open(OPERATOR, '/admin/tenants', { ...options, reducedMotion: 'reduce' }),
      ADMIN_PAGES,
    );
    const visitor = await browser.newContext({ ...options, reducedMotion: 'reduce', baseURL });
    await visitAll(await visitor.newPage(), [...OPEN_PAGES, stack.sandboxUrl]);
    await visitor.close();
  });
}

test('the keyboard alone: skip the rail, open a row, and come back to it with Escape', async ({ open }) => {
  const page = await open(MARTHA, '/calls');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const firstRow = page.getByRole('list', { name: 'Calls' }).getByRole('link').first();
  await firstRow.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'the call' });
  await expect(panel).toBeVisible();
  await expect(panel.getByRole('heading').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL(/\/calls$/);
  await expect(firstRow).toBeFocused();
});

test('the keyboard alone: every stop of the rail shows where it is', async ({ open }) => {
  const page = await open(MARTHA, '/home');
  const links = page.getByRole('navigation', { name: 'Sections' }).getByRole('link');
  const count = await links.count();
  expect(count).toBeGreaterThanOrEqual(6);
  await links.first().focus();
  for (let index = 0; index < count; index += 1) {
    const link = links.nth(index);
    await expect(link).toBeFocused();
    // The ring of the keyboard's focus, not that of a click.
    const outline = await link.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline, `the ring around ${await link.textContent()}`).not.toBe('none');
    await page.keyboard.press('Tab');
  }
});

test('the keyboard alone: the palette leads to a section by a few letters', async ({ open }) => {
  const page = await open(MARTHA, '/home');
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Find or go to' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('book');
  await expect(palette.getByRole('menuitem').first()).toContainText('Bookings');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/bookings$/);
  await expect(palette).toHaveCount(0);
});

/** The address of one call and of one booking, each with its panel. */
async function openRecords(api: {
  get(path: string): Promise<{ json(): Promise<unknown> }>;
}): Promise<string[]> {
  const idOf = async (path: string) => {
    const { items } = (await (await api.get(path)).json()) as { items: { id: string }[] };
    return items[0]?.id ?? '';
  };
  return [
    `/calls/${await idOf('/api/v1/calls?limit=1&outcome=booked')}`,
    `/bookings/${await idOf('/api/v1/bookings?limit=1')}`,
  ];
}

async function visitAll(page: Page, addresses: readonly string[]): Promise<void> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  for (const address of addresses) {
    await test.step(address, async () => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(address);
      await settled(page);
      await fitsTheScreen(page);
      await isAccessible(new AxeBuilder({ page }).withTags(STANDARDS));
      // By night only the colours are others.
      await page.emulateMedia({ colorScheme: 'dark' });
      await isAccessible(new AxeBuilder({ page }).withRules(['color-contrast']));
    });
  }
  // A page that is not there is answered with 404, which the browser itself reports.
  expect(complaints.filter((complaint) => !complaint.includes('/nothing-is-here'))).toEqual([]);
}

async function settled(page: Page): Promise<void> {
  await page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor();
  if (!page.url().includes('/nothing-is-here')) await untilHydratedUnlessPlain(page);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** The sandbox's page is plain HTML; it says itself when it is connected. */
async function untilHydratedUnlessPlain(page: Page): Promise<void> {
  if ((await page.locator('#connection').count()) === 0) return untilHydrated(page);
  await expect(page.locator('#connection')).not.toHaveText('Connecting');
}

async function isAccessible(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    grave.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => node.html).join('\n')}`),
  ).toEqual([]);
}

async function fitsTheScreen(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: window.innerWidth,
  }));
  expect(content, 'the page scrolls sideways').toBeLessThanOrEqual(screen);
}
