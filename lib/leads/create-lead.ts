import type { Lead } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { newId, newSpokenCode } from '@/lib/ids';
import { type LocalDate, toDbDate } from '@/lib/local-date';
import { mailStaff } from '@/lib/messaging/mail-staff';
import { raiseActionItem } from '@/lib/requests/raise-action-item';

export interface NewLead {
  tenantId: string;
  propertyId: string;
  callId: string | null;
  name: string;
  phone: string | null;
  email: string | null;
  need: string;
  arrival: LocalDate | null;
  departure: LocalDate | null;
  reasonNotBooked: string;
  now: Date;
}

/**
 * Keeps someone who was interested and did not book. A call has one lead per person: said again with more detail, it
 * fills in the first. Its value is what the call quoted last, and a follow-up is put on the staff's list.
 */
export async function createLead(db: TenantDb, lead: NewLead): Promise<{ lead: Lead; created: boolean }> {
  await takeTurns(db, lead);
  const existing = await findOfSamePerson(db, lead);
  const written = existing ? await fillIn(db, existing, lead) : await insert(db, lead);
  await raiseActionItem(db, {
    propertyId: lead.propertyId,
    type: 'lead_follow_up',
    title: `Follow up with ${lead.name}: ${written.number}`,
    detail: [lead.need, lead.reasonNotBooked].filter(Boolean).join('\nNot booked because: '),
    contactName: written.name,
    contactPhone: written.phone,
    callId: lead.callId,
    dedupeKey: `lead:${written.id}`,
    now: lead.now,
  });
  if (!existing) await mailNewLead(db, written);
  return { lead: written, created: !existing };
}

/** Two tool calls of one call at the same moment must see each other's lead. */
async function takeTurns(db: TenantDb, { callId }: NewLead): Promise<void> {
  if (callId === null) return;
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`lead of ${callId}`}, 0))`;
}

async function findOfSamePerson(db: TenantDb, { callId, name, phone }: NewLead): Promise<Lead | null> {
  if (callId === null) return null;
  const samePhone = phone === null ? [] : [{ phone }];
  return db.lead.findFirst({
    where: { callId, OR: [{ name: { equals: name, mode: 'insensitive' } }, ...samePhone] },
    orderBy: { createdAt: 'asc' },
  });
}

async function insert(db: TenantDb, lead: NewLead): Promise<Lead> {
  const { now, arrival, departure, ...said } = lead;
  const quote = await lastQuote(db, lead);
  const property = await db.property.findFirstOrThrow({
    where: { id: lead.propertyId },
    select: { currency: true },
  });
  const row = {
    ...said,
    id: newId(),
    arrival: arrival === null ? (quote?.arrival ?? null) : toDbDate(arrival),
    departure: departure === null ? (quote?.departure ?? null) : toDbDate(departure),
    valueMinor: quote?.totalMinor ?? null,
    currency: quote?.currency ?? property.currency,
    createdAt: now,
  };
  return insertWithNumber(db, row);
}

/** A number already taken is quietly drawn again; ten in a row would mean that ten million leads exist. */
async function insertWithNumber(db: TenantDb, row: Omit<Lead, 'number' | 'stage'>): Promise<Lead> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const number = `LD-${newSpokenCode(5)}`;
    const { count } = await db.lead.createMany({ data: { ...row, number }, skipDuplicates: true });
    if (count === 1) return db.lead.findFirstOrThrow({ where: { id: row.id } });
  }
  throw new Error('no free lead number was found');
}

async function fillIn(db: TenantDb, existing: Lead, lead: NewLead): Promise<Lead> {
  const quote = await lastQuote(db, lead);
  return db.lead.update({
    where: { tenantId_id: { tenantId: existing.tenantId, id: existing.id } },
    data: {
      name: lead.name,
      need: lead.need,
      phone: lead.phone ?? existing.phone,
      email: lead.email ?? existing.email,
      arrival: lead.arrival === null ? existing.arrival : toDbDate(lead.arrival),
      departure: lead.departure === null ? existing.departure : toDbDate(lead.departure),
      valueMinor: quote?.totalMinor ?? existing.valueMinor,
      reasonNotBooked: lead.reasonNotBooked || existing.reasonNotBooked,
    },
  });
}

async function lastQuote(db: TenantDb, { callId, propertyId }: NewLead) {
  if (callId === null) return null;
  return db.quote.findFirst({
    where: { callId, propertyId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { arrival: true, departure: true, totalMinor: true, currency: true },
  });
}

async function mailNewLead(
  db: TenantDb,
  { id, propertyId, number, name, phone, email, need, callId }: Lead,
): Promise<void> {
  await mailStaff(db, {
    propertyId,
    departmentSlug: 'reservations',
    subject: `New lead ${number}: ${name}`,
    lines: [need, `Phone: ${phone ?? 'not given'}`, `E-mail: ${email ?? 'not given'}`],
    dedupeKey: `lead:${id}`,
    callId: callId ?? undefined,
  });
}
