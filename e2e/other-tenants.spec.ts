import type { BookingSummaryDto } from '@/lib/bookings/schema';
import type { CallSummaryDto } from '@/lib/calls/schema';
import { BEN, expect, MARTHA, test } from './fixtures/test';

test('what belongs to one house does not exist for the staff of another', async ({ open, apiOf }) => {
  const marthas = await apiOf(MARTHA);
  const bens = await apiOf(BEN);
  const call = await firstOf<CallSummaryDto>(await marthas.get('/api/v1/calls?limit=1'));
  const booking = await firstOf<BookingSummaryDto>(await marthas.get('/api/v1/bookings?limit=1'));

  for (const path of [`/calls/${call.id}`, `/bookings/${booking.id}`]) {
    expect((await marthas.get(`/api/v1${path}`)).status()).toBe(200);
    const answer = await bens.get(`/api/v1${path}`);
    expect(answer.status()).toBe(404);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    const problem = await answer.text();
    expect(JSON.parse(problem)).toMatchObject({ status: 404, code: 'not_found' });
    expect(problem).not.toContain('West Bethel');

    const page = await open(BEN, path);
    await expect(page.getByText('Not found', { exact: true })).toBeVisible();
    await expect(page.getByText('It does not exist, or belongs to somebody else.')).toBeVisible();
    await expect(page.locator('body')).not.toContainText('West Bethel');
  }
});

test('the queue of another house can neither be read nor worked off', async ({ apiOf }) => {
  const item = await firstOf<{ id: string }>(await (await apiOf(MARTHA)).get('/api/v1/action-items?limit=1'));
  const bens = await apiOf(BEN);
  const mine = (await (await bens.get('/api/v1/action-items')).json()) as { items: { id: string }[] };
  expect(mine.items.map((each) => each.id)).not.toContain(item.id);

  const change = { ids: [item.id], change: { action: 'done' } };
  const answer = await bens.patch('/api/v1/action-items', { data: change });
  expect(answer.status()).toBe(404);
});

async function firstOf<Item>(answer: { json(): Promise<unknown> }): Promise<Item> {
  const { items } = (await answer.json()) as { items: Item[] };
  const [first] = items;
  if (!first) throw new Error('The list is empty.');
  return first;
}
