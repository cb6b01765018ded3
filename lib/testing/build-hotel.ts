import { Prisma } from '@/lib/db/generated/client';
import { type PlatformDb, withPlatform } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import type { LocalDate } from '@/lib/local-date';

interface RoomTypePlan {
  code: string;
  name?: string;
  spokenName?: string;
  beds?: string;
  /** Rooms of this type on every night. */
  physical?: number;
  overbookAllowance?: number;
  amountMinor?: number;
  extraAdultMinor?: number;
  extraChildMinor?: number;
  baseOccupancy?: number;
  maxOccupancy?: number;
  maxAdults?: number;
  maxChildren?: number;
  accessible?: boolean;
}

interface RatePlanPlan {
  code: string;
  name?: string;
  spokenName?: string;
  refundable?: boolean;
  /** Against the room type's own amount. */
  percentOfBase?: number;
  tiers?: {
    hoursBeforeArrival: number;
    fee: { kind: 'none' | 'nights' | 'percent' | 'amount'; value: number };
  }[];
}

interface TaxPlan {
  code: string;
  name?: string;
  basis: 'percent' | 'per_room_night' | 'per_person_night' | 'per_stay';
  value: number;
  inclusive?: boolean;
  childExemptAge?: number;
  maxNights?: number;
  validFrom?: LocalDate;
  validTo?: LocalDate;
  version?: number;
}

export interface HotelPlan {
  name?: string;
  zone?: string;
  currency?: string;
  checkInTime?: string | null;
  /** The first of the nights on sale. */
  from?: LocalDate;
  nights?: number;
  roomTypes?: RoomTypePlan[];
  ratePlans?: RatePlanPlan[];
  taxes?: TaxPlan[];
  /** Adds a property to this tenant rather than founding one. */
  tenantId?: string;
}

export interface Hotel {
  tenantId: string;
  propertyId: string;
  name: string;
  zone: string;
  currency: string;
  /** The dialled number, E.164. */
  e164: string;
  from: LocalDate;
  nights: number;
  /** Ids by code. */
  roomTypes: Record<string, string>;
  ratePlans: Record<string, string>;
}

const FLEXIBLE: RatePlanPlan = {
  code: 'FLEX',
  name: 'Flexible',
  spokenName: 'flexible rate',
  tiers: [{ hoursBeforeArrival: 24, fee: { kind: 'nights', value: 1 } }],
};

/** A tenant with one property open for sale; a test states only what matters to it. */
export async function buildHotel(plan: HotelPlan = {}): Promise<Hotel> {
  const hotel: Hotel = {
    tenantId: plan.tenantId ?? newId(),
    propertyId: newId(),
    name: plan.name ?? 'West Bethel Motel',
    zone: plan.zone ?? 'America/New_York',
    currency: plan.currency ?? 'USD',
    e164: `+1207${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`,
    from: plan.from ?? '2026-11-20',
    nights: plan.nights ?? 60,
    roomTypes: {},
    ratePlans: {},
  };
  await withPlatform({ actor: 'test', reason: 'build a hotel' }, async (db) => {
    if (!plan.tenantId)
      await db.tenant.create({ data: { id: hotel.tenantId, name: hotel.name, slug: hotel.tenantId } });
    await createProperty(db, hotel, plan);
    for (const taxPlan of plan.taxes ?? []) await createTax(db, hotel, taxPlan);
    for (const ratePlan of plan.ratePlans ?? [FLEXIBLE]) await createRatePlan(db, hotel, ratePlan);
    for (const roomType of plan.roomTypes ?? [{ code: 'QUEEN' }]) {
      await createRoomType(db, hotel, roomType);
      await openNights(db, hotel, roomType, plan.ratePlans ?? [FLEXIBLE]);
    }
  });
  return hotel;
}

async function createProperty(db: PlatformDb, hotel: Hotel, plan: HotelPlan): Promise<void> {
  const { tenantId, propertyId: id, name, zone, currency } = hotel;
  await db.property.create({
    data: {
      tenantId,
      id,
      kind: 'hotel',
      name,
      spokenName: name,
      zone,
      currency,
      address: '12 Main Street, Bethel, Maine',
      checkInTime: plan.checkInTime === undefined ? '15:00' : plan.checkInTime,
      checkOutTime: '11:00',
      fallbackNumber: '+12072203599',
      numbers: { create: { id: newId(), e164: hotel.e164 } },
    },
  });
}

async function createTax(db: PlatformDb, hotel: Hotel, tax: TaxPlan): Promise<void> {
  const { validFrom, validTo, ...rest } = tax;
  await db.taxRule.create({
    data: {
      tenantId: hotel.tenantId,
      id: newId(),
      propertyId: hotel.propertyId,
      name: tax.code,
      ...rest,
      validFrom: validFrom ? new Date(validFrom) : null,
      validTo: validTo ? new Date(validTo) : null,
    },
  });
}

async function createRatePlan(db: PlatformDb, hotel: Hotel, plan: RatePlanPlan): Promise<void> {
  const { tenantId, propertyId } = hotel;
  const id = newId();
  const cancelPolicyId = newId();
  const name = plan.name ?? plan.code;
  await db.cancelPolicy.create({
    data: {
      tenantId,
      propertyId,
      id: cancelPolicyId,
      code: plan.code,
      name,
      spoken: `The terms of ${name} apply.`,
      tiers: plan.tiers ?? [],
    },
  });
  await db.ratePlan.create({
    data: {
      tenantId,
      propertyId,
      id,
      code: plan.code,
      name,
      spokenName: plan.spokenName ?? `${name.toLowerCase()} rate`,
      refundable: plan.refundable ?? true,
      cancelPolicyId,
      sort: Object.keys(hotel.ratePlans).length,
    },
  });
  hotel.ratePlans[plan.code] = id;
}

async function createRoomType(db: PlatformDb, hotel: Hotel, type: RoomTypePlan): Promise<void> {
  const id = newId();
  const name = type.name ?? `${type.code.charAt(0)}${type.code.slice(1).toLowerCase()} Room`;
  await db.roomType.create({
    data: {
      tenantId: hotel.tenantId,
      propertyId: hotel.propertyId,
      id,
      code: type.code,
      name,
      spokenName: type.spokenName ?? name.toLowerCase(),
      description: name,
      beds: type.beds ?? 'one queen bed',
      baseOccupancy: type.baseOccupancy ?? 2,
      maxOccupancy: type.maxOccupancy ?? 4,
      maxAdults: type.maxAdults ?? 3,
      maxChildren: type.maxChildren ?? 2,
      accessible: type.accessible ?? false,
      sort: Object.keys(hotel.roomTypes).length,
    },
  });
  hotel.roomTypes[type.code] = id;
}

async function openNights(
  db: PlatformDb,
  hotel: Hotel,
  type: RoomTypePlan,
  ratePlans: RatePlanPlan[],
): Promise<void> {
  const roomTypeId = hotel.roomTypes[type.code];
  const nights = Prisma.sql`(select ${hotel.from}::date + step as night from generate_series(0, ${hotel.nights - 1}::int) step) calendar`;
  await db.$executeRaw`
    insert into inventory_night (tenant_id, room_type_id, night, physical, overbook_allowance)
    select ${hotel.tenantId}::uuid, ${roomTypeId}::uuid, night, ${type.physical ?? 10}::int, ${type.overbookAllowance ?? 0}::int from ${nights}`;
  for (const plan of ratePlans) {
    const amountMinor = Math.round(((type.amountMinor ?? 10_000) * (plan.percentOfBase ?? 100)) / 100);
    await db.$executeRaw`
      insert into rate_night (tenant_id, room_type_id, rate_plan_id, night, amount_minor, extra_adult_minor, extra_child_minor)
      select ${hotel.tenantId}::uuid, ${roomTypeId}::uuid, ${hotel.ratePlans[plan.code]}::uuid, night, ${amountMinor}::int,
             ${type.extraAdultMinor ?? 0}::int, ${type.extraChildMinor ?? 0}::int from ${nights}`;
  }
}
