import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { toDbDate } from '@/lib/local-date';
import type { Hotel } from '@/lib/testing/build-hotel';
import { buildCall } from '../testing/build-call';
import { buildFrontDesk } from '../testing/build-front-desk';
import { toolContext } from '../testing/tool-context';
import { createLeadTool } from './create-lead';
import { runTool } from './run-tool';

let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildFrontDesk();
});

async function createLead(callId: string, args: Record<string, unknown>) {
  const { idempotencyKey: _, ...context } = toolContext(hotel, callId);
  const run = { tools: [createLeadTool], name: 'create_lead', context, offsetMs: 0, invocationId: newId() };
  return (await runTool({ ...run, argsJson: JSON.stringify(args) })).result;
}

const leadsOf = (callId: string) =>
  withTenant(hotel.tenantId, (db) => db.lead.findMany({ where: { callId } }));

async function quoteOf(callId: string, totalMinor: number, createdAt: string): Promise<void> {
  const { tenantId, propertyId } = hotel;
  await withTenant(tenantId, (db) =>
    db.quote.create({
      data: {
        tenantId,
        propertyId,
        id: newId(),
        callId,
        roomTypeId: hotel.roomTypes.QUEEN ?? '',
        ratePlanId: hotel.ratePlans.FLEX ?? '',
        arrival: toDbDate('2026-12-04'),
        departure: toDbDate('2026-12-06'),
        rooms: [{ adults: 2, childAges: [] }],
        roomCount: 1,
        currency: 'USD',
        nights: [],
        taxes: [],
        roomTotalMinor: totalMinor,
        taxTotalMinor: 0,
        totalMinor,
        policy: {},
        createdAt: new Date(createdAt),
        expiresAt: new Date('2026-11-20T16:00:00Z'),
      },
    }),
  );
}

describe('create_lead', () => {
  it('keeps the caller under a number they can write down, worth what was quoted last', async () => {
    const callId = await buildCall(hotel);
    await quoteOf(callId, 30_000, '2026-11-20T14:58:00Z');
    await quoteOf(callId, 24_000, '2026-11-20T14:59:00Z');
    const result = await createLead(callId, {
      name: 'Dana Reyes',
      need: 'A quiet room in December',
      reason_not_booked: 'wants to ask her husband',
    });
    const [lead] = await leadsOf(callId);
    expect(lead?.number).toMatch(/^LD-[A-Z0-9]{5}$/);
    expect(lead).toMatchObject({
      valueMinor: 24_000,
      currency: 'USD',
      phone: '+12075550123',
      arrival: toDbDate('2026-12-04'),
      stage: 'new',
    });
    expect(result).toMatchObject({
      ok: true,
      code: 'lead_created',
      effectRef: `lead:${lead?.id}`,
      data: { lead_number: lead?.number },
    });
    expect(result.sayFacts[0]).toContain([...(lead?.number.slice(3) ?? '')].join(' '));
  });

  it('puts a follow-up on the list and tells the house', async () => {
    const callId = await buildCall(hotel);
    await createLead(callId, { name: 'Sam Hill', need: 'Ten rooms', email: 'Sam at example dot com' });
    const [actions, mails] = await withTenant(hotel.tenantId, async (db) => [
      await db.actionItem.findMany({ where: { callId } }),
      await db.outboxMessage.findMany({ where: { callId } }),
    ]);
    expect(actions).toMatchObject([{ type: 'lead_follow_up', contactName: 'Sam Hill' }]);
    expect(mails).toMatchObject([{ recipient: 'alerts@example.com' }]);
    expect(await leadsOf(callId)).toMatchObject([{ email: 'sam@example.com', valueMinor: null }]);
  });

  it('fills in the same person’s lead instead of making a second', async () => {
    const callId = await buildCall(hotel);
    await createLead(callId, { name: 'Sam Hill', need: 'Ten rooms' });
    const result = await createLead(callId, {
      name: 'sam hill',
      need: 'Twelve rooms in May',
      email: 'sam@example.com',
    });
    expect(result.code).toBe('lead_updated');
    expect(await leadsOf(callId)).toMatchObject([{ need: 'Twelve rooms in May', email: 'sam@example.com' }]);
  });

  it('makes one of two that come at once', async () => {
    const callId = await buildCall(hotel);
    await Promise.all([
      createLead(callId, { name: 'Kim Oh', need: 'A suite' }),
      createLead(callId, { name: 'Kim Oh', need: 'A suite, second floor' }),
    ]);
    expect(await leadsOf(callId)).toHaveLength(1);
  });

  it('asks for an address that is none to be spelled, and passes over a date that is none', async () => {
    const callId = await buildCall(hotel);
    const refused = await createLead(callId, { name: 'Kim', need: 'x', email: 'kim at' });
    expect(JSON.stringify(refused.data)).toContain('spell');
    await createLead(callId, { name: 'Kim', need: 'x', arrival: '2026-02-31' });
    expect(await leadsOf(callId)).toMatchObject([{ arrival: null }]);
  });
});
