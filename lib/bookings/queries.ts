import { z } from 'zod';
import { Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { cutPage, readCursor } from '@/lib/http/cursor';
import type { Page } from '@/lib/http/page';
import { type DetailRow, presentDetail, presentSummary, type SummaryRow } from './present-booking';
import type { BookingDetailDto, BookingSummaryDto, ListBookingsQuery } from './schema';

/** Bookings, newest first. A page is one query and costs the same wherever it is in the list. */
export async function listBookings(db: TenantDb, query: ListBookingsQuery): Promise<Page<BookingSummaryDto>> {
  const rows = await db.$queryRaw<SummaryRow[]>(Prisma.sql`
    select ${SUMMARY_COLUMNS} ${SUMMARY_SOURCE} where ${Prisma.join(filters(query), ' and ')}
    order by b.created_at desc, b.id desc limit ${query.limit + 1}`);
  const { items, nextCursor } = cutPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: items.map(presentSummary), nextCursor };
}

/** @throws not_found, also for a booking of another tenant */
export async function getBooking(db: TenantDb, id: string): Promise<BookingDetailDto> {
  const [row] = z.uuid().safeParse(id).success ? await db.$queryRaw<DetailRow[]>(detailSql(id)) : [];
  if (!row) throw new AppError('not_found', { message: 'There is no such booking.' });
  return presentDetail(row);
}

const SUMMARY_COLUMNS = Prisma.sql`
  b.id, b.confirmation_code as "confirmationCode", b.status::text as status, g.full_name as "guestName",
  phone.e164 as "guestPhone", g.email as "guestEmail", b.property_id as "propertyId", p.name as "propertyName", p.zone,
  b.currency, coalesce(t.name, '') as "roomTypeName", coalesce(r.name, '') as "ratePlanName", b.rooms,
  b.arrival::text as arrival, b.departure::text as departure, b.total_minor as "totalMinor", b.source,
  b.call_id as "callId", b.requests, b.arrival_time as "arrivalTime", b.created_at as "createdAt"`;

const SUMMARY_SOURCE = Prisma.sql`
  from booking b
  join property p on p.tenant_id = b.tenant_id and p.id = b.property_id
  join guest g on g.tenant_id = b.tenant_id and g.id = b.guest_id
  left join lateral (select min(e164) as e164 from guest_phone where tenant_id = g.tenant_id and guest_id = g.id) phone on true
  left join lateral (
    select room_type_id, rate_plan_id from booking_night
    where tenant_id = b.tenant_id and booking_id = b.id order by night limit 1) first_night on true
  left join room_type t on t.tenant_id = b.tenant_id and t.id = first_night.room_type_id
  left join rate_plan r on r.tenant_id = b.tenant_id and r.id = first_night.rate_plan_id`;

function detailSql(id: string): Prisma.Sql {
  return Prisma.sql`
    select ${SUMMARY_COLUMNS}, b.policy, b.cancelled_at as "cancelledAt", p.check_in_time as "checkInTime", q.taxes,
      (select coalesce(json_agg(json_build_object('night', n.night, 'roomTypeName', nt.name, 'quantity', n.quantity,
         'amountMinor', n.amount_minor) order by n.night, nt.name), '[]')
       from booking_night n join room_type nt on nt.tenant_id = n.tenant_id and nt.id = n.room_type_id
       where n.tenant_id = b.tenant_id and n.booking_id = b.id) as nightly
    ${SUMMARY_SOURCE}
    left join quote q on q.tenant_id = b.tenant_id and q.id = b.quote_id
    where b.id = ${id}::uuid`;
}

/** `from` and `to` are arrival dates, both included. */
function filters({ q, status, propertyId, from, to, cursor }: ListBookingsQuery): Prisma.Sql[] {
  const after = cursor ? readCursor(cursor) : null;
  return [
    Prisma.sql`true`,
    ...(q ? [matches(q)] : []),
    ...(status ? [Prisma.sql`b.status::text = ${status}`] : []),
    ...(propertyId ? [Prisma.sql`b.property_id = ${propertyId}::uuid`] : []),
    ...(from ? [Prisma.sql`b.arrival >= ${from}::date`] : []),
    ...(to ? [Prisma.sql`b.arrival <= ${to}::date`] : []),
    ...(after ? [Prisma.sql`(b.created_at, b.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
}

/** A name, a code with or without its hyphen and spaces, or at least three digits of a number. */
function matches(q: string): Prisma.Sql {
  const digits = q.replace(/\D/g, '');
  const phone =
    digits.length < 3
      ? Prisma.empty
      : Prisma.sql`or exists (select from guest_phone gp where gp.tenant_id = g.tenant_id and gp.guest_id = g.id
          and gp.e164 like ${`%${digits}%`})`;
  const code = q.replace(/[^\p{L}\p{N}]/gu, '');
  const byCode = code
    ? Prisma.sql`or replace(b.confirmation_code, '-', '') ilike ${`%${code}%`}`
    : Prisma.empty;
  return Prisma.sql`(g.full_name ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`} ${byCode} ${phone})`;
}
