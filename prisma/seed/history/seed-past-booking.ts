import type { PlatformDb } from '@/lib/db/tenant-db';
import { addDays, nightsOf, toDbDate } from '@/lib/local-date';
import { percentOf } from '@/lib/money';
import type { DemoTenant } from '../demo-tenants';
import { CANCEL_POLICIES, RATE_PLANS, ROOM_TYPES } from '../inventory-data';
import { stableId } from '../stable-id';

export interface PastBooking {
  id: string;
  confirmationCode: string;
  totalMinor: number;
  /** "two nights in a queen room from 12 March" for the call's words. */
  stay: string;
}

interface Options {
  demo: DemoTenant;
  tenantId: string;
  propertyId: string;
  callId: string;
  guest: readonly [name: string, phone: string];
  /** Day of the call on the property's calendar. */
  date: string;
  today: string;
  startedAt: Date;
  random: () => number;
}

const LODGING_TAX_BASIS_POINTS = 900;
const QUOTE_MS = 15 * 60_000;
const CODE_LETTERS = 'ACDEFGHJKMNPQRTUVWXY34679';

/** A booking made by a past call, with its nights taken from the inventory like any other. */
export async function seedPastBooking(db: PlatformDb, options: Options): Promise<PastBooking | null> {
  const { demo, tenantId, propertyId, callId, random } = options;
  const types = (ROOM_TYPES[demo.slug] ?? []).filter((each) => !each.accessible);
  const type = types[Math.floor(random() * types.length)];
  const plan = RATE_PLANS[demo.slug]?.[0];
  const policy = CANCEL_POLICIES[demo.slug]?.[0];
  if (!type || !plan || !policy) return null;

  const arrival = addDays(options.date, Math.floor(random() * 25));
  const nightCount = 2 + Math.floor(random() * 2);
  const departure = addDays(arrival, nightCount);
  const nights = nightsOf(arrival, departure);
  const roomTypeId = stableId('type', demo.slug, type.code);
  const ratePlanId = stableId('plan', demo.slug, plan.code);

  const taken = await db.inventoryNight.findMany({
    where: { tenantId, roomTypeId, night: { in: nights.map(toDbDate) } },
  });
  if (taken.length < nights.length || taken.some((night) => night.sold >= night.physical)) return null;

  const amounts = nights.map((night) => type.season(night));
  const roomTotalMinor = amounts.reduce((sum, amount) => sum + amount, 0);
  const cleaningMinor = demo.kind === 'rental' ? 14_000 : 0;
  const lodgingTaxMinor = percentOf(roomTotalMinor, LODGING_TAX_BASIS_POINTS);
  const totalMinor = roomTotalMinor + lodgingTaxMinor + cleaningMinor;
  const id = stableId('booking', callId);
  const confirmationCode = `${initials(demo.name)}-${Array.from({ length: 5 }, () => CODE_LETTERS[Math.floor(random() * CODE_LETTERS.length)]).join('')}`;

  const common = {
    tenantId,
    propertyId,
    callId,
    arrival: toDbDate(arrival),
    departure: toDbDate(departure),
    rooms: [{ adults: 2, childAges: [] }],
    currency: demo.currency,
    totalMinor,
    policy: { ...policy, zone: demo.zone, checkInTime: demo.checkInTime },
    createdAt: options.startedAt,
  };
  const quoteId = stableId('quote', callId);
  await db.quote.create({
    data: {
      ...common,
      id: quoteId,
      roomTypeId,
      ratePlanId,
      roomCount: 1,
      nights: nights.map((night, index) => ({
        night,
        amountMinor: amounts[index] ?? 0,
        roomAmountsMinor: [amounts[index] ?? 0],
      })),
      taxes: taxLines(lodgingTaxMinor, cleaningMinor),
      roomTotalMinor,
      taxTotalMinor: lodgingTaxMinor + cleaningMinor,
      expiresAt: new Date(options.startedAt.getTime() + QUOTE_MS),
    },
  });
  await db.booking.create({
    data: {
      ...common,
      id,
      quoteId,
      confirmationCode,
      status:
        departure <= options.today ? 'checked_out' : arrival <= options.today ? 'checked_in' : 'confirmed',
      guestId: stableId('guest', demo.slug, options.guest[0]),
      idempotencyKey: `demo:${callId}`,
      nights: {
        create: nights.map((night, index) => ({
          roomTypeId,
          ratePlanId,
          night: toDbDate(night),
          quantity: 1,
          amountMinor: amounts[index] ?? 0,
        })),
      },
    },
  });
  await db.inventoryNight.updateMany({
    where: { tenantId, roomTypeId, night: { in: nights.map(toDbDate) } },
    data: { sold: { increment: 1 } },
  });
  const month = new Date(`${arrival}T12:00:00Z`).toLocaleDateString('en-US', {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return {
    id,
    confirmationCode,
    totalMinor,
    stay: `${nightCount} nights in a ${type.spokenName} from ${month}`,
  };
}

function taxLines(lodgingTaxMinor: number, cleaningMinor: number) {
  const line = (code: string, name: string, amountMinor: number) => ({
    code,
    name,
    version: 1,
    inclusive: false,
    amountMinor,
  });
  return [
    ...(cleaningMinor > 0 ? [line('CLEANING', 'Cleaning fee', cleaningMinor)] : []),
    line('LODGING', 'Maine lodging tax', lodgingTaxMinor),
  ];
}

function initials(name: string): string {
  return name
    .split(' ')
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}
