import type { TenantDb } from '@/lib/db/tenant-db';
import { fromDbDate, type LocalDate, toDbDate } from '@/lib/local-date';

/**
 * What a number is known for. A number proves nothing about who holds the phone, so this is for recognising a caller,
 * not for telling them about themselves.
 */
export interface CallerMemory {
  guest: { id: string; name: string; language: string } | null;
  /** The latest first, this call left out. */
  lastCalls: {
    id: string;
    startedAt: Date;
    endedAt: Date | null;
    outcome: string | null;
    reasons: string[];
  }[];
  upcomingBookings: {
    id: string;
    confirmationCode: string;
    status: string;
    arrival: LocalDate;
    departure: LocalDate;
  }[];
}

interface Caller {
  propertyId: string;
  callId: string;
  callerNumber: string | null;
  today: LocalDate;
}

const LAST_CALLS = 5;
const UPCOMING_BOOKINGS = 5;
const STANDING = ['held', 'pending_payment', 'confirmed', 'checked_in'] as const;

export async function loadCallerMemory(db: TenantDb, caller: Caller): Promise<CallerMemory> {
  const { callerNumber, callId, propertyId } = caller;
  if (callerNumber === null) return { guest: null, lastCalls: [], upcomingBookings: [] };
  const phone = await db.guestPhone.findFirst({
    where: { e164: callerNumber },
    select: { guest: { select: { id: true, fullName: true, language: true } } },
  });
  const lastCalls = await db.call.findMany({
    where: { fromE164: callerNumber, propertyId, id: { not: callId } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: LAST_CALLS,
    select: { id: true, startedAt: true, endedAt: true, outcome: true, reasons: true },
  });
  if (!phone) return { guest: null, lastCalls, upcomingBookings: [] };
  const { id, fullName, language } = phone.guest;
  return {
    guest: { id, name: fullName, language },
    lastCalls,
    upcomingBookings: await upcoming(db, caller, id),
  };
}

async function upcoming(
  db: TenantDb,
  { propertyId, today }: Caller,
  guestId: string,
): Promise<CallerMemory['upcomingBookings']> {
  const rows = await db.booking.findMany({
    where: { guestId, propertyId, status: { in: [...STANDING] }, departure: { gte: toDbDate(today) } },
    orderBy: [{ arrival: 'asc' }, { id: 'asc' }],
    take: UPCOMING_BOOKINGS,
    select: { id: true, confirmationCode: true, status: true, arrival: true, departure: true },
  });
  return rows.map((row) => ({
    ...row,
    arrival: fromDbDate(row.arrival),
    departure: fromDbDate(row.departure),
  }));
}
