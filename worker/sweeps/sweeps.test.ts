import { describe, expect, it } from 'vitest';
import { withPlatform, withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildHotel } from '@/lib/testing/build-hotel';
import { SWEEPS } from './sweeps';

describe('the sweeps', () => {
  it('makes the partitions of the months to come, once', async () => {
    const now = new Date('2031-11-20T12:00:00Z');
    expect(await SWEEPS['ensure-partitions']({ now })).toBe(6);
    expect(await SWEEPS['ensure-partitions']({ now })).toBe(0);
    const tables = await withPlatform(
      { actor: 'test', reason: 'read catalogue' },
      (db) =>
        db.$queryRaw<
          { name: string }[]
        >`select tablename::text as name from pg_tables where schemaname = 'partitions' and tablename like '%2032_01'`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(['call_event_2032_01', 'call_turn_2032_01']);
  });

  it('marks holds that ran out an hour ago, and no other', async () => {
    const { tenantId, propertyId, roomTypes, ratePlans } = await buildHotel();
    const now = new Date('2026-11-20T12:00:00Z');
    const quoteId = newId();
    const hold = (minutesAgo: number, state: 'active' | 'converted') => ({
      tenantId,
      id: newId(),
      propertyId,
      quoteId,
      state,
      idempotencyKey: newId(),
      expiresAt: new Date(now.getTime() - minutesAgo * 60_000),
    });
    const holds = [hold(61, 'active'), hold(59, 'active'), hold(61, 'converted'), hold(-5, 'active')];
    await withTenant(tenantId, async (db) => {
      await db.quote.create({
        data: {
          tenantId,
          id: quoteId,
          propertyId,
          roomTypeId: roomTypes.QUEEN ?? '',
          ratePlanId: ratePlans.FLEX ?? '',
          arrival: new Date('2026-11-28'),
          departure: new Date('2026-11-29'),
          rooms: [],
          roomCount: 1,
          currency: 'USD',
          nights: [],
          taxes: [],
          roomTotalMinor: 1,
          taxTotalMinor: 0,
          totalMinor: 1,
          policy: {},
          expiresAt: now,
        },
      });
      await db.hold.createMany({ data: holds });
    });
    expect(await SWEEPS['expire-holds']({ now })).toBe(1);
    const after = await withTenant(tenantId, (db) => db.hold.findMany({ where: { state: 'expired' } }));
    expect(after.map(({ id }) => id)).toEqual([holds[0]?.id]);
  });
});
