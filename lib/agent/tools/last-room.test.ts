import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { toDbDate } from '@/lib/local-date';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildToolContext } from '@/lib/testing/build-tool-context';
import { checkAvailability } from './check-availability';
import { createBookingTool } from './create-booking';
import { placeHoldTool } from './place-hold';

const CALLERS = 50;
const STAY = { arrival: '2026-12-04', departure: '2026-12-06', rooms: [{ adults: 2 }] };

let hotel: Hotel;
beforeAll(async () => {
  hotel = await buildHotel({
    roomTypes: [
      { code: 'LAST', spokenName: 'last queen room', physical: 1 },
      { code: 'SUITE', spokenName: 'suite', physical: CALLERS, amountMinor: 19_900 },
    ],
  });
});

interface Ending {
  code: string;
  facts: string;
  alternatives: Record<string, unknown>[];
}

/** A whole call as the tools see it: hear the offer, hold it, book it. */
async function callForTheLastRoom(caller: number, skipHold: boolean): Promise<Ending> {
  const context = buildToolContext(hotel, { callerNumber: `+1207555${String(1000 + caller)}` });
  const search = await checkAvailability.run(context, { ...STAY, room_type: 'LAST' });
  const offers = (search.data?.offers ?? []) as { offer_id: string }[];
  const offer_id = offers[0]?.offer_id;
  if (!offer_id) return ended(search);
  const guest_name = `Guest Number${caller}`;
  if (skipHold) return ended(await createBookingTool.run(context, { offer_id, guest_name }));
  const held = await placeHoldTool.run(context, { offer_id });
  if (!held.ok) return ended(held);
  return ended(await createBookingTool.run(context, { hold_id: String(held.data?.hold_id), guest_name }));
}

function ended({
  code,
  sayFacts,
  alternatives = [],
}: {
  code: string;
  sayFacts: string[];
  alternatives?: Record<string, unknown>[];
}) {
  return { code, facts: sayFacts.join(' '), alternatives };
}

const inventoryOf = () =>
  withTenant(hotel.tenantId, (db) =>
    db.inventoryNight.findMany({
      where: {
        roomTypeId: hotel.roomTypes.LAST ?? '',
        night: { gte: toDbDate('2026-12-03'), lte: toDbDate('2026-12-06') },
      },
      orderBy: { night: 'asc' },
    }),
  );

describe('fifty callers after the last room', () => {
  it('gives it to one and a true refusal with something else to every other', async () => {
    const callers = Array.from({ length: CALLERS }, (_, caller) =>
      callForTheLastRoom(caller, caller % 3 === 0),
    );
    const endings = await Promise.all(callers);

    const refused = endings.filter(({ code }) => code !== 'confirmed');
    expect(endings.length - refused.length).toBe(1);
    expect(refused).toHaveLength(CALLERS - 1);
    for (const { code, facts, alternatives } of refused) {
      expect(code).toBe('sold_out');
      expect(facts).toContain('sold out from Friday, December 4 to Sunday, December 6');
      expect(alternatives[0]).toMatchObject({
        room_type: 'Suite Room',
        arrival: STAY.arrival,
        departure: STAY.departure,
      });
    }
    expect((await inventoryOf()).map((night) => night.sold)).toEqual([0, 1, 1, 0]);
    expect(await withTenant(hotel.tenantId, (db) => db.booking.count())).toBe(1);
  });

  it('lets a refused caller take what was named instead', async () => {
    const context = buildToolContext(hotel);
    const search = await checkAvailability.run(context, { ...STAY, room_type: 'LAST' });
    const offer_id = String(search.alternatives?.[0]?.offer_id);
    const held = await placeHoldTool.run(context, { offer_id });
    expect(held).toMatchObject({ ok: true, code: 'held' });
  });
});
