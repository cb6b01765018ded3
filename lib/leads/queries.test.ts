import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { createLead } from './create-lead';
import { getLead, listLeads } from './queries';
import { listLeadsSchema } from './schema';

let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildHotel();
});

const create = (name: string) =>
  withTenant(hotel.tenantId, (db) =>
    createLead(db, {
      tenantId: hotel.tenantId,
      propertyId: hotel.propertyId,
      callId: null,
      name,
      phone: null,
      email: null,
      need: 'A room in May',
      arrival: '2027-05-01',
      departure: null,
      reasonNotBooked: '',
      now: new Date('2026-11-20T15:00:00Z'),
    }),
  );
const list = (query: Record<string, unknown>) =>
  withTenant(hotel.tenantId, (db) => listLeads(db, listLeadsSchema.parse(query)));

describe('leads', () => {
  it('are listed newest first, page by page, and found by words', async () => {
    for (const name of ['Ann', 'Bea', 'Cem']) await create(name);
    const first = await list({ limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['Cem', 'Bea']);
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect(second.items.map(({ name }) => name)).toEqual(['Ann']);
    expect(second.nextCursor).toBeNull();
    expect((await list({ q: 'bea' })).items).toHaveLength(1);
    expect((await list({ stage: 'won' })).items).toEqual([]);
    await expect(list({ cursor: 'no' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('have everything staff need to call back', async () => {
    const { lead } = await create('Dee');
    expect(await withTenant(hotel.tenantId, (db) => getLead(db, lead.id))).toMatchObject({
      number: lead.number,
      name: 'Dee',
      arrival: '2027-05-01',
      departure: null,
      currency: 'USD',
      stage: 'new',
    });
    await expect(withTenant(hotel.tenantId, (db) => getLead(db, newId()))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
