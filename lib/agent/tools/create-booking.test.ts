import { beforeAll, describe, expect, it } from 'vitest';
import { fakeClock } from '@/lib/clock';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildToolContext } from '@/lib/testing/build-tool-context';
import { checkAvailability } from './check-availability';
import { createBookingTool } from './create-booking';
import { placeHoldTool } from './place-hold';
import type { ToolContext, ToolResult } from './tool';

const STAY = { arrival: '2026-12-04', departure: '2026-12-06', rooms: [{ adults: 2 }] };
const JANE = { guest_name: 'Jane Doe' };

let hotel: Hotel;
beforeAll(async () => {
  hotel = await buildHotel({
    roomTypes: [{ code: 'QUEEN', physical: 30, amountMinor: 10_900 }],
    taxes: [{ code: 'LODGING', name: 'Lodging tax', basis: 'percent', value: 900 }],
  });
});

const id = (result: ToolResult, key: string) => String(result.data?.[key]);
const firstOffer = (result: ToolResult) => {
  const offers = (result.data?.offers ?? []) as { offer_id: string }[];
  return String(offers[0]?.offer_id);
};

async function holdOne(context: ToolContext, stay = STAY): Promise<string> {
  const offers = await checkAvailability.run(context, stay);
  return id(await placeHoldTool.run(context, { offer_id: firstOffer(offers) }), 'hold_id');
}

/** Read one after the other: Prisma asks for several relations at once, and a transaction has a single connection. */
const bookingOf = (result: ToolResult) =>
  withTenant(hotel.tenantId, async (db) => {
    const where = { id: String(result.effectRef).replace('booking:', '') };
    const booking = await db.booking.findFirstOrThrow({ where, include: { nights: true } });
    const guest = await db.guest.findFirstOrThrow({
      where: { id: booking.guestId },
      include: { phones: true },
    });
    const quote = await db.quote.findFirst({ where: { id: String(booking.quoteId) } });
    const hold = await db.hold.findFirst({ where: { id: String(booking.holdId) } });
    return { ...booking, guest, quote, hold };
  });

describe('create_booking', () => {
  it('books what was said: total, nights, guest, e-mail and code', async () => {
    const context = buildToolContext(hotel, { callerNumber: '+12075550124' });
    const hold_id = await holdOne(context);
    const result = await createBookingTool.run(context, {
      ...JANE,
      hold_id,
      email: ' Jane@Example.com',
      requests: 'A quiet room',
      arrival_time: 'around nine',
    });
    const code = id(result, 'confirmation_code');
    expect(result).toMatchObject({ ok: true, code: 'confirmed', data: { total: '$237.62' } });
    expect(code).toMatch(/^WM-[A-Z0-9]{5}$|^WB-[A-Z0-9]{5}$/);
    expect(result.sayFacts).toEqual([
      'The booking is confirmed in the name of Jane Doe, from Friday, December 4 to Sunday, December 6, 2 nights.',
      `The confirmation code is ${[...code.slice(0, 2)].join(' ')}, ${[...code.slice(3)].join(' ')}.`,
      'The queen room on the flexible rate costs $237.62 in total for 2 nights, taxes included.',
      'Cancelling is free until Thursday, December 3 at 3 PM.',
      'A confirmation e-mail is on its way to jane@example.com.',
    ]);
    const booking = await bookingOf(result);
    expect(booking).toMatchObject({
      status: 'confirmed',
      totalMinor: 23_762,
      requests: 'A quiet room',
      arrivalTime: 'around nine',
      callId: context.callId,
      guest: { fullName: 'Jane Doe', email: 'jane@example.com', phones: [{ e164: '+12075550124' }] },
      quote: { totalMinor: 23_762 },
      hold: { state: 'converted' },
    });
    expect(booking.nights.map((night) => night.amountMinor)).toEqual([10_900, 10_900]);
    const mail = await withTenant(hotel.tenantId, (db) =>
      db.outboxMessage.findMany({ where: { bookingId: booking.id } }),
    );
    expect(mail).toMatchObject([
      { recipient: 'jane@example.com', subject: `Your stay at West Bethel Motel: ${code}` },
    ]);
  });

  it('books once however often it is asked: same key, same hold, same offer', async () => {
    const context = buildToolContext(hotel);
    const offers = await checkAvailability.run(context, STAY);
    const offer_id = firstOffer(offers);
    const hold_id = id(await placeHoldTool.run(context, { offer_id }), 'hold_id');
    const [first, second] = await Promise.all([
      createBookingTool.run(context, { ...JANE, hold_id }),
      createBookingTool.run(context, { ...JANE, hold_id }),
    ]);
    const byHold = await createBookingTool.run({ ...context, idempotencyKey: newId() }, { ...JANE, hold_id });
    const byOffer = await createBookingTool.run(
      { ...context, idempotencyKey: newId() },
      { ...JANE, offer_id },
    );
    expect(new Set([first, second, byHold, byOffer].map((result) => result.effectRef)).size).toBe(1);
    expect(
      await withTenant(hotel.tenantId, (db) => db.booking.count({ where: { callId: context.callId } })),
    ).toBe(1);
  });

  it('keeps the guest on file and notes the name that was heard', async () => {
    const callerNumber = '+12075550177';
    const first = buildToolContext(hotel, { callerNumber });
    await createBookingTool.run(first, {
      guest_name: 'José Núñez',
      email: 'jose@example.com',
      hold_id: await holdOne(first),
    });
    const again = buildToolContext(hotel, { callerNumber });
    const same = await createBookingTool.run(again, {
      guest_name: 'jose nunez',
      hold_id: await holdOne(again),
    });
    expect(same.sayFacts.at(-1)).toBe('A confirmation e-mail is on its way to the address on file.');
    const other = buildToolContext(hotel, { callerNumber });
    const misheard = await createBookingTool.run(other, {
      guest_name: 'Hosea Newness',
      hold_id: await holdOne(other),
    });
    expect(misheard.sayFacts.join(' ')).not.toContain('e-mail');
    expect(await bookingOf(misheard)).toMatchObject({
      guest: { fullName: 'José Núñez' },
      requests: 'Name given on the phone: Hosea Newness.',
    });
  });

  it.each([
    ['name_needed', { guest_name: '42' }],
    ['name_needed', { guest_name: 'Caller' }],
    ['invalid_email', { ...JANE, email: 'jane at home' }],
    ['invalid_phone', { ...JANE, phone: '12' }],
  ])('asks again when details are unusable: %s', async (code, said) => {
    const context = buildToolContext(hotel);
    const result = await createBookingTool.run(context, { ...said, hold_id: await holdOne(context) });
    expect(result).toMatchObject({ ok: false, code });
  });

  it('needs some way to reach the guest, and reads a national number as one', async () => {
    const context = buildToolContext(hotel, { callerNumber: null });
    const hold_id = await holdOne(context);
    expect((await createBookingTool.run(context, { ...JANE, hold_id })).code).toBe('contact_needed');
    const booked = await createBookingTool.run(context, { ...JANE, hold_id, phone: '(207) 555-0188' });
    expect((await bookingOf(booked)).guest.phones).toMatchObject([{ e164: '+12075550188' }]);
  });

  it('does not know the holds and offers of another call or another tenant', async () => {
    const mine = buildToolContext(hotel);
    const hold_id = await holdOne(mine);
    const stranger = await buildHotel();
    for (const context of [buildToolContext(hotel), buildToolContext(stranger, { callId: mine.callId })]) {
      expect(await createBookingTool.run(context, { ...JANE, hold_id })).toMatchObject({
        ok: false,
        code: 'not_found',
      });
    }
    expect((await createBookingTool.run(mine, { ...JANE, hold_id: 'the queen room' })).code).toBe(
      'not_found',
    );
  });

  it('says the new price before booking it when the quote has run out', async () => {
    const clock = fakeClock('2026-11-20T17:00:00Z');
    const house = await buildHotel();
    const context = buildToolContext(house, { clock });
    const offers = await checkAvailability.run(context, STAY);
    await withTenant(house.tenantId, (db) => db.rateNight.updateMany({ data: { amountMinor: 12_000 } }));
    clock.advance(21 * 60_000);
    const changed = await createBookingTool.run(context, { ...JANE, offer_id: firstOffer(offers) });
    expect(changed).toMatchObject({ ok: false, code: 'price_changed', alternatives: [{ total: '$240' }] });
    const agreed = await createBookingTool.run(context, {
      ...JANE,
      offer_id: String(changed.alternatives?.[0]?.offer_id),
    });
    expect(agreed).toMatchObject({ ok: true, data: { total: '$240' } });
  });

  it('never speaks an identifier', async () => {
    const context = buildToolContext(hotel);
    const offers = await checkAvailability.run(context, STAY);
    const held = await placeHoldTool.run(context, { offer_id: firstOffer(offers) });
    const booked = await createBookingTool.run(context, { ...JANE, hold_id: id(held, 'hold_id') });
    for (const result of [offers, held, booked])
      expect(result.sayFacts.join(' ')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});
