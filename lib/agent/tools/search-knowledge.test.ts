import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import type { Hotel } from '@/lib/testing/build-hotel';
import { buildCall } from '../testing/build-call';
import { buildFrontDesk } from '../testing/build-front-desk';
import { toolContext } from '../testing/tool-context';
import { searchKnowledgeTool } from './search-knowledge';

let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildFrontDesk({
    passages: [
      { topic: 'pets', title: 'Pet policy', text: 'Dogs are welcome for a fee of $40 per stay.' },
      { topic: 'parking', title: 'Parking', text: 'Parking is free behind the house.' },
      { topic: 'food', title: 'Breakfast', text: 'Breakfast is served from 7 to 10 am.' },
    ],
  });
});

async function ask(query: string) {
  return searchKnowledgeTool.run(toolContext(hotel, await buildCall(hotel)), { query });
}

const gaps = () => withTenant(hotel.tenantId, (db) => db.knowledgeGap.findMany());
const openGaps = () =>
  withTenant(hotel.tenantId, (db) => db.actionItem.findMany({ where: { type: 'kb_gap' } }));

describe('search_knowledge', () => {
  it('answers with the property’s own sentences', async () => {
    const result = await ask('can I bring my dog');
    expect(result).toMatchObject({
      ok: true,
      code: 'answer',
      sayFacts: ['Dogs are welcome for a fee of $40 per stay.'],
    });
  });

  it('says that it does not know, notes the question, and tells staff once', async () => {
    const result = await ask('do you have a helicopter pad');
    expect(result).toMatchObject({ ok: false, code: 'unknown', data: { nearest: expect.any(Array) } });
    expect(result.sayFacts.join(' ')).toContain("don't have that information");
    await ask('um, a helicopter pad, do you have that?');
    expect(await gaps()).toMatchObject([{ timesAsked: 2, question: 'do you have a helicopter pad' }]);
    expect(await openGaps()).toMatchObject([
      { title: 'No answer to: do you have a helicopter pad', priority: 'low', occurrences: 1 },
    ]);
  });

  it('counts a question once for a call', async () => {
    const context = toolContext(hotel, await buildCall(hotel));
    await searchKnowledgeTool.run(context, { query: 'is there a bowling alley' });
    await searchKnowledgeTool.run(context, { query: 'bowling alley' });
    expect((await gaps()).find(({ question }) => question.includes('bowling'))?.timesAsked).toBe(1);
  });
});
