import { readEndedCall, wordsOf } from './fixtures/call-record';
import { BEN, BISTRO_NUMBER, expect, MARTHA, test } from './fixtures/test';

const MOTEL_GUEST = '+12075550161';
const BISTRO_GUEST = '+12075550162';
const UNKNOWN = 'Do you have a tennis court?';

test('a question is answered from what the house has written down, and one it cannot answer reaches the staff', async ({
  dial,
  open,
  apiOf,
}) => {
  const call = await dial(MOTEL_GUEST);
  await call.hears(/assistant/);
  await call.says('Do you allow dogs?');
  expect(await call.hears(/Dogs are welcome/)).toContain('$40');
  await call.says(UNKNOWN);
  await call.hears(/I don't have that information/);
  await call.hears(/take a message/);
  await call.says('No thanks. Goodbye.');
  await call.isOver();

  const record = await readEndedCall(await apiOf(MARTHA), MOTEL_GUEST);
  expect(record.outcome).toBe('info_given');
  expect(record.tools.map((tool) => [tool.tool, tool.status])).toEqual(
    expect.arrayContaining([
      ['search_knowledge', 'ok'],
      ['search_knowledge', 'refused'],
    ]),
  );

  const page = await open(MARTHA, `/actions?q=${encodeURIComponent('tennis court')}`);
  const item = page.getByRole('list', { name: 'Items' }).getByRole('button', { name: /tennis court/ });
  await expect(item).toContainText('Unanswered question');
  await item.click();
  await page.getByRole('link', { name: 'Read what was said' }).click();
  await expect(page.getByRole('region', { name: 'the call' })).toContainText(UNKNOWN);

  const others = await (await apiOf(BEN)).get(`/api/v1/action-items?q=${encodeURIComponent('tennis court')}`);
  expect(await others.json()).toMatchObject({ items: [] });
});

test('a property answers with its own hours and rules and never with those of another', async ({
  dial,
  apiOf,
}) => {
  const call = await dial(BISTRO_GUEST, BISTRO_NUMBER);
  await call.hears(/assistant/);
  await call.says('When are you open for dinner on Saturday?');
  expect(await call.hears(/dinner/)).toContain('5 pm to 10 pm');
  await call.says('What does it cost to bring a dog?');
  await call.hears(/dogs/);
  await call.hears(/service animals/);
  await call.says('When is check in?');
  await call.hears(/I don't have that information/);
  await call.says('No thanks. Goodbye.');
  await call.isOver();

  expect(call.heard().join(' ')).not.toContain('$40');
  const record = await readEndedCall(await apiOf(BEN), BISTRO_GUEST);
  expect(wordsOf(record)).toContain('guest: When are you open for dinner on Saturday?');
  const facts = record.tools.flatMap((tool) => tool.sayFacts).join(' ');
  expect(facts).toContain('5 pm to 10 pm');
  expect(facts).not.toMatch(/motel|\$40/i);
});
