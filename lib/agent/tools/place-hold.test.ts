import { beforeAll, describe, expect, it } from 'vitest';
import { fakeClock } from '@/lib/clock';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildCall } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildToolContext } from '@/lib/testing/build-tool-context';
import { checkAvailability } from './check-availability';
import { placeHoldTool } from './place-hold';
import { runTool } from './run-tool';
import type { ToolContext, ToolResult } from './tool';

const STAY = { arrival: '2026-12-04', departure: '2026-12-06', rooms: [{ adults: 2 }] };

let hotel: Hotel;
beforeAll(async () => {
  hotel = await buildHotel({
    roomTypes: [
      { code: 'QUEEN', physical: 1 },
      { code: 'KING', physical: 1, amountMinor: 15_000 },
    ],
  });
});

async function offersOf(context: ToolContext, room_type?: string): Promise<string[]> {
  const result = await checkAvailability.run(context, { ...STAY, room_type });
  return ((result.data?.offers ?? []) as { offer_id: string }[]).map((offer) => offer.offer_id);
}

/** As the model asks for it: through the log of tool calls. */
async function askToHold(context: ToolContext, offer_id: string): Promise<ToolResult> {
  const argsJson = JSON.stringify({ offer_id });
  const asked = { tools: [placeHoldTool], name: 'place_hold', argsJson, context, offsetMs: 0 };
  return (await runTool({ ...asked, invocationId: newId() })).result;
}

describe('place_hold', () => {
  it('says until when, for what and for how much, and frees the room of a changed mind', async () => {
    const context = buildToolContext(hotel);
    const [queen = '', king = ''] = await offersOf(context);
    const held = await placeHoldTool.run(context, { offer_id: queen });
    expect(held).toMatchObject({
      ok: true,
      code: 'held',
      data: { offer_id: queen, expires_at: '2026-11-20T17:05:00.000Z' },
    });
    expect(held.sayFacts).toEqual([
      'The room is held for 5 minutes, until 12:05 PM, from Friday, December 4 to Sunday, December 6, 2 nights.',
      'The queen room on the flexible rate costs $200 in total for 2 nights, taxes included.',
      'It is not booked yet.',
    ]);
    const other = buildToolContext(hotel);
    expect(await offersOf(other, 'QUEEN')).toEqual([]);
    await placeHoldTool.run({ ...context, idempotencyKey: newId() }, { offer_id: king });
    expect(await offersOf(other, 'QUEEN')).toHaveLength(1);
    expect(await offersOf(other, 'KING')).toEqual([]);
  });

  it('holds a room again after the caller went to another and came back, and after its hold ran out', async () => {
    const house = await buildHotel({
      roomTypes: [
        { code: 'QUEEN', physical: 1 },
        { code: 'KING', physical: 1, amountMinor: 15_000 },
      ],
    });
    const clock = fakeClock('2026-11-20T17:00:00Z');
    const { callId } = await buildCall({ ...house, now: clock.now() });
    const context = buildToolContext(house, { callId, clock });
    const hold = (offer_id: string): Promise<ToolResult> => askToHold(context, offer_id);
    const [queen = '', king = ''] = await offersOf(context);

    const first = await hold(queen);
    await hold(king);
    const returned = await hold(queen);
    expect(returned).toMatchObject({ ok: true, code: 'held', data: { offer_id: queen } });
    expect(returned.data?.hold_id).not.toBe(first.data?.hold_id);
    const other = buildToolContext(house, { clock });
    expect(await offersOf(other, 'QUEEN')).toEqual([]);
    expect(await offersOf(other, 'KING')).toHaveLength(1);

    clock.advance(6 * 60_000);
    expect(await hold(queen)).toMatchObject({ ok: true, data: { expires_at: '2026-11-20T17:11:00.000Z' } });
  });

  it('names something else when another caller was faster', async () => {
    const house = await buildHotel({
      roomTypes: [
        { code: 'QUEEN', physical: 1 },
        { code: 'KING', physical: 1, amountMinor: 15_000 },
      ],
    });
    const [slow, fast] = [buildToolContext(house), buildToolContext(house)];
    const [slowOffer = ''] = await offersOf(slow, 'QUEEN');
    const [fastOffer = ''] = await offersOf(fast, 'QUEEN');
    await placeHoldTool.run(fast, { offer_id: fastOffer });
    const gone = await placeHoldTool.run(slow, { offer_id: slowOffer });
    expect(gone).toMatchObject({
      ok: false,
      code: 'sold_out',
      alternatives: [{ room_type: 'King Room', total: '$300' }, {}, {}],
    });
    expect(gone.sayFacts[0]).toBe(
      'The queen room is sold out from Friday, December 4 to Sunday, December 6, 2 nights.',
    );
    const taken = await placeHoldTool.run(slow, { offer_id: String(gone.alternatives?.[0]?.offer_id) });
    expect(taken).toMatchObject({ ok: true, code: 'held' });
  });

  it('says the new price when the offer has run out and the price has changed', async () => {
    const house = await buildHotel();
    const clock = fakeClock('2026-11-20T17:00:00Z');
    const context = buildToolContext(house, { clock });
    const [offer = ''] = await offersOf(context);
    await withTenant(house.tenantId, (db) => db.rateNight.updateMany({ data: { amountMinor: 9_000 } }));
    clock.advance(15 * 60_000);
    const changed = await placeHoldTool.run(context, { offer_id: offer });
    expect(changed).toMatchObject({ ok: false, code: 'price_changed', alternatives: [{ total: '$180' }] });
  });

  it('does not know what it never offered to this call', async () => {
    const [offer = ''] = await offersOf(buildToolContext(await buildHotel()));
    for (const offer_id of [offer, newId(), 'the first one', "'; drop table hold; --"]) {
      expect(await placeHoldTool.run(buildToolContext(hotel), { offer_id })).toMatchObject({
        ok: false,
        code: 'not_found',
      });
    }
  });
});
