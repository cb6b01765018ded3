import type { PlatformDb } from '@/lib/db/tenant-db';
import { addDays, instantOf } from '@/lib/local-date';
import type { DemoTenant } from '../demo-tenants';
import { repeatableRandom, stableId } from '../stable-id';
import { buildPastCall } from './build-past-call';
import { CALL_SCRIPTS, type CallScript, GUESTS } from './call-scripts';
import { seedPastBooking } from './seed-past-booking';

const DAYS_BACK = 30;
const CALLS_A_DAY: Record<string, number> = { 'west-bethel-motel': 4, 'demo-bistro': 3, 'cedar-cottage': 1 };

/** A month of calls and the bookings they made, so that no screen is empty on the first day. Made once per tenant. */
export async function seedHistory(
  db: PlatformDb,
  demo: DemoTenant,
  at: { tenantId: string; propertyId: string },
  today: string,
  now: Date,
) {
  if ((await db.call.count({ where: { tenantId: at.tenantId } })) > 0) return;
  const random = repeatableRandom(demo.slug.length * 7919);
  await seedGuests(db, demo.slug, at.tenantId);
  const calls = [];
  for (let day = -DAYS_BACK; day <= 0; day++) {
    const count = Math.round((CALLS_A_DAY[demo.slug] ?? 1) * (0.5 + random()));
    for (let index = 0; index < count; index++) {
      const script = pick(CALL_SCRIPTS[demo.slug] ?? [], random);
      const date = addDays(today, day);
      const startedAt = momentOf(script, date, demo.zone, random);
      if (startedAt.getTime() > now.getTime() - 15 * 60_000) continue;
      const guest = GUESTS[Math.floor(random() * GUESTS.length)] ?? GUESTS[0];
      const callId = stableId('call', demo.slug, day, index);
      const booking = script.books
        ? await seedPastBooking(db, { demo, ...at, callId, guest, date, today, startedAt, random })
        : null;
      calls.push(buildPastCall({ demo, ...at, callId, guest, script, startedAt, booking, random }));
    }
  }
  await db.call.createMany({ data: calls.map((call) => call.row) });
  await db.callTurn.createMany({ data: calls.flatMap((call) => call.turns) });
  await db.callEvent.createMany({ data: calls.flatMap((call) => call.events) });
  await db.toolInvocation.createMany({ data: calls.flatMap((call) => call.tools) });
  await db.callCost.createMany({ data: calls.flatMap((call) => call.costs) });
  await seedOpenActions(
    db,
    demo,
    at,
    calls.map((call) => ({ ...call.row, guestName: call.guestName })),
    now,
  );
}

async function seedGuests(db: PlatformDb, slug: string, tenantId: string) {
  await db.guest.createMany({
    data: GUESTS.map(([fullName]) => ({ tenantId, id: stableId('guest', slug, fullName), fullName })),
    skipDuplicates: true,
  });
  await db.guestPhone.createMany({
    data: GUESTS.map(([fullName, e164]) => ({ tenantId, e164, guestId: stableId('guest', slug, fullName) })),
    skipDuplicates: true,
  });
}

function pick(scripts: CallScript[], random: () => number): CallScript {
  let left = random() * scripts.reduce((sum, script) => sum + script.weight, 0);
  const found = scripts.find((script) => {
    left -= script.weight;
    return left < 0;
  });
  if (!found) throw new Error('A demo property needs call scripts');
  return found;
}

function momentOf(script: CallScript, date: string, zone: string, random: () => number): Date {
  const [first, last] = script.hours;
  const minutes = Math.floor((first + random() * (last - first)) * 60);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return new Date(instantOf(date, time, zone).getTime() + Math.floor(random() * 60_000));
}

/** What the last calls left to do: call backs of the last two days, still open. */
async function seedOpenActions(
  db: PlatformDb,
  demo: DemoTenant,
  at: { tenantId: string; propertyId: string },
  calls: {
    id: string;
    startedAt: Date;
    outcome: string;
    summary: string;
    fromE164: string;
    guestName: string;
  }[],
  now: Date,
) {
  const recent = calls
    .filter(
      (call) =>
        ['message_taken', 'lead'].includes(call.outcome) &&
        now.getTime() - call.startedAt.getTime() < 4 * 86_400_000,
    )
    .slice(-6);
  await db.actionItem.createMany({
    data: recent.map((call, index) => ({
      ...at,
      id: stableId('action', demo.slug, call.id),
      type: call.outcome === 'lead' ? 'lead_follow_up' : 'callback_due',
      priority: 'normal' as const,
      title: call.outcome === 'lead' ? `Follow up with ${call.guestName}` : `Call back ${call.guestName}`,
      detail: call.summary,
      contactName: call.guestName,
      contactPhone: call.fromE164,
      // Some promises are about to fall due, as in any real queue; the oldest has been missed.
      dueAt: new Date(
        Math.max(call.startedAt.getTime() + 26 * 3_600_000, now.getTime() + (index - 1) * 90 * 60_000),
      ),
      dedupeKey: `demo:${call.id}`,
      callId: call.id,
      createdAt: call.startedAt,
    })),
  });
  await db.call.updateMany({
    where: { tenantId: at.tenantId, id: { in: recent.map(({ id }) => id) } },
    data: { requiresAction: true },
  });
}
