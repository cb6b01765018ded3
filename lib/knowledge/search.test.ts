import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { toDbDate } from '@/lib/local-date';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { recordGap } from './record-gap';
import { searchKnowledge } from './search';

let hotel: Hotel;
let nowMs = new Date('2026-11-20T15:00:00Z').getTime();

beforeAll(async () => {
  hotel = await buildHotel();
  await write({ title: 'Swimming pool', text: 'The pool is open from 9 am to 8 pm.' });
  await write({
    title: 'Summer concert',
    text: 'A band plays on the lawn every Friday in July.',
    validFrom: '2026-07-01',
    validTo: '2026-07-31',
  });
});

async function write(passage: {
  title: string;
  text: string;
  validFrom?: string;
  validTo?: string;
}): Promise<string> {
  const id = newId();
  const { tenantId, propertyId } = hotel;
  const { validFrom, validTo, ...words } = passage;
  const dates = {
    validFrom: validFrom ? toDbDate(validFrom) : null,
    validTo: validTo ? toDbDate(validTo) : null,
  };
  await withTenant(tenantId, (db) =>
    db.knowledgePassage.create({ data: { tenantId, propertyId, id, topic: 'general', ...words, ...dates } }),
  );
  return id;
}

const ask = (query: string, at = new Date(nowMs)) =>
  searchKnowledge({
    tenantId: hotel.tenantId,
    propertyId: hotel.propertyId,
    query,
    locale: 'en-US',
    now: at,
  });
const passTime = (ms: number): void => {
  nowMs += ms;
};

describe('searchKnowledge', () => {
  it('answers with the passage and its score', async () => {
    const answer = await ask('when does the pool open');
    expect(answer.known).toBe(true);
    expect(answer.hits[0]).toMatchObject({
      title: 'Swimming pool',
      text: 'The pool is open from 9 am to 8 pm.',
    });
    expect(answer.hits[0]?.score).toBeGreaterThan(0.5);
  });

  it('sees an edit within seconds, and a deletion too', async () => {
    expect((await ask('do you have a sauna')).known).toBe(false);
    const id = await write({ title: 'Sauna', text: 'The sauna is in the basement.' });
    passTime(4_000);
    expect((await ask('do you have a sauna')).known).toBe(true);
    await withTenant(hotel.tenantId, (db) => db.knowledgePassage.deleteMany({ where: { id } }));
    passTime(4_000);
    expect((await ask('do you have a sauna')).known).toBe(false);
  });

  it('asks the database at most every few seconds', async () => {
    await ask('pool');
    await write({ title: 'Tennis court', text: 'There is a tennis court.' });
    expect((await ask('tennis court')).known).toBe(false);
    passTime(3_001);
    expect((await ask('tennis court')).known).toBe(true);
  });

  it('speaks of a passage only while it is valid on the property’s calendar', async () => {
    const concert = (at: string) => ask('is there a concert', new Date(at));
    expect((await concert('2026-07-31T23:00:00Z')).known).toBe(true);
    expect((await concert('2026-08-01T03:59:00Z')).known).toBe(true);
    expect((await concert('2026-08-01T04:01:00Z')).known).toBe(false);
    expect((await concert('2026-06-30T12:00:00Z')).known).toBe(false);
  });

  it('knows nothing of a property without passages', async () => {
    const bare = await buildHotel();
    const answer = await searchKnowledge({ ...bare, query: 'parking', locale: 'en', now: new Date(nowMs) });
    expect(answer).toEqual({ known: false, hits: [] });
  });

  it('is not slowed by a question without end', async () => {
    expect((await ask('pool '.repeat(20_000))).hits).not.toEqual([]);
  });
});

describe('recordGap', () => {
  const gap = (question: string, callId: string | null = null) =>
    withTenant(hotel.tenantId, (db) =>
      recordGap(db, { propertyId: hotel.propertyId, question, locale: 'en', callId, now: new Date(nowMs) }),
    );

  it('counts the same question in other words', async () => {
    const first = await gap('do you have a helicopter pad');
    const second = await gap('um, helicopter pads, is there one?');
    expect(second).toEqual({ id: first?.id, timesAsked: 2 });
  });

  it('counts a call once', async () => {
    const callId = newId();
    await gap('is there a casino', callId);
    expect((await gap('a casino?', callId))?.timesAsked).toBe(1);
    expect((await gap('casino', newId()))?.timesAsked).toBe(2);
  });

  it('does not note what says nothing', async () => {
    expect(await gap('um yeah so')).toBeNull();
  });
});
