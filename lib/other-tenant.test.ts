import { globSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { getHome } from '@/lib/analytics/queries';
import { getBooking, listBookings } from '@/lib/bookings/queries';
import { listBookingsSchema } from '@/lib/bookings/schema';
import { getCall, listCalls, listLiveCalls } from '@/lib/calls/queries';
import { listCallsSchema } from '@/lib/calls/schema';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { createLead } from '@/lib/leads/create-lead';
import { getLead, listLeads } from '@/lib/leads/queries';
import { toDbDate } from '@/lib/local-date';
import { countOpenActions, getActionItem, listActionItems } from '@/lib/requests/queries';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { listActionItemsSchema } from '@/lib/requests/schema';
import { getProperty, listDepartments, listHolidays, listProperties } from '@/lib/tenants/queries';
import { bookStay } from '@/lib/testing/book-stay';
import { buildCall } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';

const NOW = new Date('2026-11-20T17:00:00Z');

interface Ids {
  propertyId: string;
  callId: string;
  bookingId: string;
  leadId: string;
  actionItemId: string;
}

type Probe = (db: TenantDb, ids: Ids) => Promise<unknown>;

/** Every read of every room, asked with ids where it takes any. */
const PROBES: Record<string, Probe> = {
  'analytics.getHome': (db) => getHome(db, { now: NOW }),
  'bookings.getBooking': (db, { bookingId }) => getBooking(db, bookingId),
  'bookings.listBookings': (db, { propertyId }) => listBookings(db, listBookingsSchema.parse({ propertyId })),
  'calls.getCall': (db, { callId }) => getCall(db, callId),
  'calls.listCalls': (db, { propertyId }) => listCalls(db, listCallsSchema.parse({ propertyId })),
  'calls.listLiveCalls': (db) => listLiveCalls(db),
  'leads.getLead': (db, { leadId }) => getLead(db, leadId),
  'leads.listLeads': (db, { propertyId }) => listLeads(db, { propertyId, limit: 50 }),
  'requests.countOpenActions': (db) => countOpenActions(db, NOW),
  'requests.getActionItem': (db, { actionItemId }) => getActionItem(db, actionItemId, NOW),
  'requests.listActionItems': (db, { callId }) =>
    listActionItems(db, listActionItemsSchema.parse({ callId }), NOW),
  'tenants.getProperty': (db, { propertyId }) => getProperty(db, propertyId),
  'tenants.listDepartments': (db, { propertyId }) => listDepartments(db, propertyId, NOW),
  'tenants.listHolidays': (db, { propertyId }) => listHolidays(db, propertyId, '2026-11-20'),
  'tenants.listProperties': (db) => listProperties(db),
};

let ours: Hotel;
let theirs: Hotel;
let theirIds: Ids;

beforeAll(async () => {
  ours = await buildHotel({ name: 'Our Inn' });
  theirs = await buildHotel({ name: 'Their Inn' });
  const { tenantId, propertyId } = theirs;
  const row = { tenantId, propertyId };
  const { callId } = await buildCall({ ...theirs, now: NOW });
  const booking = await bookStay(theirs, {
    arrival: '2026-12-04',
    departure: '2026-12-06',
    callId,
    now: NOW,
  });
  theirIds = await withTenant(tenantId, async (db) => {
    await db.department.create({
      data: { ...row, id: newId(), slug: 'desk', name: 'Their desk', phone: '+12072203510' },
    });
    await db.holiday.create({
      data: { ...row, id: newId(), date: toDbDate('2026-11-26'), name: 'Their day' },
    });
    const said = { name: 'Their guest', phone: null, email: null, need: 'x', arrival: null, departure: null };
    const { lead } = await createLead(db, { ...row, ...said, callId, reasonNotBooked: '', now: NOW });
    const voicemail = { type: 'voicemail' as const, title: 'Theirs', dedupeKey: newId(), now: NOW };
    const item = await raiseActionItem(db, { propertyId, callId, ...voicemail });
    return { propertyId, callId, bookingId: booking.id, leadId: lead.id, actionItemId: item.id };
  });
});

/** What a tenant learns by asking; a refusal is an answer like any other. */
async function learn(tenantId: string, probe: Probe, ids: Ids): Promise<unknown> {
  try {
    return await withTenant(tenantId, (db) => probe(db, ids));
  } catch (error) {
    if (error instanceof AppError) return { refused: error.code, message: error.message };
    throw error;
  }
}

async function exportedQueries(): Promise<string[]> {
  const rooms = globSync('*/queries.ts', { cwd: import.meta.dirname }).map((file) => path.dirname(file));
  const names = await Promise.all(
    rooms.map(async (room) =>
      Object.entries((await import(path.join(import.meta.dirname, room, 'queries.ts'))) as object)
        .filter(([, value]) => typeof value === 'function')
        .map(([name]) => `${room}.${name}`),
    ),
  );
  return names.flat().sort();
}

describe('another tenant’s ids', () => {
  it('are tried on every query there is', async () => {
    expect(Object.keys(PROBES).sort()).toEqual(await exportedQueries());
  });

  it.each(Object.entries(PROBES))('tell %s no more than ids that do not exist', async (_name, probe) => {
    const unknownIds: Ids = {
      propertyId: newId(),
      callId: newId(),
      bookingId: newId(),
      leadId: newId(),
      actionItemId: newId(),
    };
    const learnt = await learn(ours.tenantId, probe, theirIds);
    expect(learnt).toEqual(await learn(ours.tenantId, probe, unknownIds));
    // The question is a real one: its owner learns something by it.
    expect(await learn(theirs.tenantId, probe, theirIds)).not.toEqual(learnt);
  });
});
