import { Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import type { LocalDate } from '@/lib/local-date';
import {
  type Calendar,
  DEFAULT_CHECK_IN_TIME,
  freeKey,
  type NightRate,
  type NightRestriction,
  type RatePlanTerms,
  type RoomTypeTerms,
  rateKey,
  type TaxRule,
} from './calendar';

interface Window {
  propertyId: string;
  /** First and last date read, both included: the departure date's restrictions count too. */
  from: LocalDate;
  to: LocalDate;
  now: Date;
  /** Holds of this call do not stand in its own way. */
  callId?: string | undefined;
}

/** One row of JSON, so that one round trip carries the property's terms and every night. */
interface CalendarRow {
  property: { zone: string; currency: string; checkInTime: string | null } | null;
  roomTypes: RoomTypeTerms[] | null;
  ratePlans: RatePlanTerms[] | null;
  taxRules: TaxRule[] | null;
  inventory: [roomTypeId: string, night: LocalDate, free: number][] | null;
  held: [roomTypeId: string, night: LocalDate, quantity: number][] | null;
  rates:
    | [
        roomTypeId: string,
        ratePlanId: string,
        night: LocalDate,
        amount: number,
        adult: number,
        child: number,
      ][]
    | null;
  restrictions: ({ roomTypeId: string; ratePlanId: string; night: LocalDate } & NightRestriction)[] | null;
}

/** Reads what a search needs in one query. @throws not_found for a property the tenant does not have */
export async function loadCalendar(db: TenantDb, window: Window): Promise<Calendar> {
  const [row] = await db.$queryRaw<CalendarRow[]>(calendarSql(window));
  if (!row?.property) throw new AppError('not_found', { message: 'There is no such property.' });
  return {
    propertyId: window.propertyId,
    zone: row.property.zone,
    currency: row.property.currency,
    checkInTime: row.property.checkInTime ?? DEFAULT_CHECK_IN_TIME,
    roomTypes: row.roomTypes ?? [],
    ratePlans: row.ratePlans ?? [],
    taxRules: row.taxRules ?? [],
    free: freeNights(row),
    rates: rateNights(row),
    restrictions: new Map(
      (row.restrictions ?? []).map((each) => [rateKey(each.roomTypeId, each.ratePlanId, each.night), each]),
    ),
  };
}

function freeNights({ inventory, held }: CalendarRow): Map<string, number> {
  const free = new Map(
    (inventory ?? []).map(([roomTypeId, night, count]) => [freeKey(roomTypeId, night), count]),
  );
  for (const [roomTypeId, night, quantity] of held ?? []) {
    const key = freeKey(roomTypeId, night);
    free.set(key, (free.get(key) ?? 0) - quantity);
  }
  return free;
}

function rateNights({ rates }: CalendarRow): Map<string, NightRate> {
  return new Map(
    (rates ?? []).map(([roomTypeId, ratePlanId, night, amountMinor, extraAdultMinor, extraChildMinor]) => [
      rateKey(roomTypeId, ratePlanId, night),
      { amountMinor, extraAdultMinor, extraChildMinor },
    ]),
  );
}

/** The laterals keep every read a range scan of a primary key, however many nights the house has on sale. */
function calendarSql({ propertyId, from, to, now, callId }: Window): Prisma.Sql {
  // Written out at every read: joined from a relation, the planner filters by date only after reading every night.
  const inWindow = Prisma.sql`between ${from}::date and ${to}::date`;
  return Prisma.sql`
    with types as materialized (select * from room_type where property_id = ${propertyId}::uuid),
    plans as materialized (
      select p.*, c.code as policy_code, c.name as policy_name, c.spoken as policy_spoken, c.tiers
      from rate_plan p join cancel_policy c on c.tenant_id = p.tenant_id and c.id = p.cancel_policy_id
      where p.property_id = ${propertyId}::uuid)
    select
      (select json_build_object('zone', zone, 'currency', currency, 'checkInTime', check_in_time)
       from property where id = ${propertyId}::uuid) as property,
      (select json_agg(json_build_object('id', id, 'code', code, 'name', name, 'spokenName', spoken_name, 'beds', beds,
         'baseOccupancy', base_occupancy, 'maxOccupancy', max_occupancy, 'maxAdults', max_adults,
         'maxChildren', max_children, 'accessible', accessible) order by sort, code) from types) as "roomTypes",
      (select json_agg(json_build_object('id', id, 'code', code, 'name', name, 'spokenName', spoken_name, 'meal', meal,
         'refundable', refundable, 'policy', json_build_object('code', policy_code, 'name', policy_name,
         'spoken', policy_spoken, 'tiers', tiers)) order by sort, code) from plans) as "ratePlans",
      (select json_agg(json_build_object('code', code, 'name', name, 'basis', basis, 'value', value, 'inclusive', inclusive,
         'childExemptAge', child_exempt_age, 'maxNights', max_nights, 'validFrom', valid_from, 'validTo', valid_to,
         'version', version) order by code, version) from tax_rule where property_id = ${propertyId}::uuid) as "taxRules",
      (select json_agg(json_build_array(t.id, i.night, i.free))
       from types t cross join lateral (
         select night, physical - out_of_order + overbook_allowance - sold as free from inventory_night
         where tenant_id = t.tenant_id and room_type_id = t.id and night ${inWindow}) i) as inventory,
      (select json_agg(json_build_array(t.id, h.night, h.quantity))
       from types t cross join lateral (
         select hn.night, sum(hn.quantity)::int as quantity
         from hold_night hn join hold h on h.tenant_id = hn.tenant_id and h.id = hn.hold_id
         where hn.tenant_id = t.tenant_id and hn.room_type_id = t.id and hn.night ${inWindow}
           and h.state = 'active' and h.expires_at > ${now} and not coalesce(h.call_id = ${callId ?? null}::uuid, false)
         group by hn.night) h) as held,
      (select json_agg(json_build_array(t.id, p.id, r.night, r.amount_minor, r.extra_adult_minor, r.extra_child_minor))
       from types t cross join plans p cross join lateral (
         select night, amount_minor, extra_adult_minor, extra_child_minor from rate_night
         where tenant_id = t.tenant_id and room_type_id = t.id and rate_plan_id = p.id
           and night ${inWindow}) r) as rates,
      (select json_agg(json_build_object('roomTypeId', t.id, 'ratePlanId', p.id, 'night', r.night,
         'minStayArrival', r.min_stay_arrival, 'maxStayArrival', r.max_stay_arrival,
         'minStayThrough', r.min_stay_through, 'maxStayThrough', r.max_stay_through,
         'closedToArrival', r.closed_to_arrival, 'closedToDeparture', r.closed_to_departure, 'stopSell', r.stop_sell,
         'minAdvanceDays', r.min_advance_days, 'maxAdvanceDays', r.max_advance_days))
       from types t cross join plans p cross join lateral (
         select * from restriction_night
         where tenant_id = t.tenant_id and room_type_id = t.id and rate_plan_id = p.id
           and night ${inWindow}) r) as restrictions`;
}
