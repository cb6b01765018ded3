import type { PlatformDb } from '@/lib/db/tenant-db';
import { addDays, nightsOf, toDbDate } from '@/lib/local-date';
import { CANCEL_POLICIES, RATE_PLANS, ROOM_TYPES, TAX_RULES } from './inventory-data';
import { stableId } from './stable-id';

const NIGHTS_AHEAD = 400;
/** Nights of the past that the demo's history has been sold on. */
const NIGHTS_BEHIND = 60;

/** Rooms, plans, taxes, and 400 nights from today of rates and inventory; a later run adds only the nights that are new. */
export async function seedNights(
  db: PlatformDb,
  slug: string,
  at: { tenantId: string; propertyId: string },
  today: string,
) {
  const { tenantId, propertyId } = at;
  const roomTypes = ROOM_TYPES[slug] ?? [];
  const plans = RATE_PLANS[slug] ?? [];
  if (roomTypes.length === 0) return;

  await db.cancelPolicy.createMany({
    data: (CANCEL_POLICIES[slug] ?? []).map((policy) => ({
      ...policy,
      tenantId,
      propertyId,
      id: stableId('policy', slug, policy.code),
    })),
    skipDuplicates: true,
  });
  await db.taxRule.createMany({
    data: (TAX_RULES[slug] ?? []).map((rule) => ({
      ...rule,
      tenantId,
      propertyId,
      id: stableId('tax', slug, rule.code),
    })),
    skipDuplicates: true,
  });
  await db.ratePlan.createMany({
    data: plans.map(({ policy, priceFactor: _, ...plan }, sort) => ({
      ...plan,
      tenantId,
      propertyId,
      sort,
      id: stableId('plan', slug, plan.code),
      cancelPolicyId: stableId('policy', slug, policy),
    })),
    skipDuplicates: true,
  });
  await db.roomType.createMany({
    data: roomTypes.map(
      ({ rooms: _, season: __, restriction: ___, extraAdultMinor: ____, ...type }, sort) => ({
        ...type,
        tenantId,
        propertyId,
        sort,
        id: stableId('type', slug, type.code),
      }),
    ),
    skipDuplicates: true,
  });
  await db.room.createMany({
    data: roomTypes.flatMap((type) =>
      type.rooms.map((number) => ({
        tenantId,
        propertyId,
        id: stableId('room', slug, number),
        roomTypeId: stableId('type', slug, type.code),
        number,
        features: type.accessible ? ['roll_in_shower', 'step_free'] : [],
      })),
    ),
    skipDuplicates: true,
  });

  const nights = nightsOf(addDays(today, -NIGHTS_BEHIND), addDays(today, NIGHTS_AHEAD));
  for (const type of roomTypes) {
    const roomTypeId = stableId('type', slug, type.code);
    await db.inventoryNight.createMany({
      data: nights.map((night) => ({
        tenantId,
        roomTypeId,
        night: toDbDate(night),
        physical: type.rooms.length,
      })),
      skipDuplicates: true,
    });
    for (const plan of plans) {
      const ratePlanId = stableId('plan', slug, plan.code);
      await db.rateNight.createMany({
        data: nights.map((night) => ({
          tenantId,
          roomTypeId,
          ratePlanId,
          night: toDbDate(night),
          amountMinor: Math.round((type.season(night) * plan.priceFactor) / 100) * 100,
          extraAdultMinor: type.extraAdultMinor,
        })),
        skipDuplicates: true,
      });
      await db.restrictionNight.createMany({
        data: nights.flatMap((night) => {
          const restriction = type.restriction(night);
          return restriction
            ? [{ tenantId, roomTypeId, ratePlanId, night: toDbDate(night), ...restriction }]
            : [];
        }),
        skipDuplicates: true,
      });
    }
  }
}
