import type { Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { presentCall } from './present-call';
import { presentCost, presentEvent, presentRecording, presentTool, presentTurn } from './present-call-log';
import { readProperties } from './read-properties';
import type { CallDetailDto } from './schema';

/** The calls with everything that was logged of them, in the order they began. */
export async function loadCallDetails(db: TenantDb, where: Prisma.CallWhereInput): Promise<CallDetailDto[]> {
  const calls = await db.call.findMany({
    where,
    omit: { searchText: true },
    include: { guest: { select: { fullName: true } } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  });
  if (calls.length === 0) return [];
  const logs = await loadLogs(db, calls);
  const properties = await readProperties(db);
  return calls.map((call) => ({
    ...presentCall(call, properties(call.propertyId), call.guest),
    callSid: call.callSid,
    engine: call.engine,
    model: call.model,
    endedBy: call.endedBy,
    latencyMaxMs: call.latencyMaxMs,
    ...logs(call.id),
  }));
}

/** One query per table for any number of calls, one after the other: a transaction has a single connection. */
async function loadLogs(db: TenantDb, calls: { id: string; startedAt: Date }[]) {
  const ofCalls = { callId: { in: calls.map(({ id }) => id) } };
  // `at` bounds the months that are opened: a call says what it says after it has started.
  const first = Math.min(...calls.map(({ startedAt }) => startedAt.getTime()));
  const since = { ...ofCalls, at: { gte: new Date(first - 60_000) } };
  const turns = byCall(await db.callTurn.findMany({ where: since, orderBy: { seq: 'asc' } }));
  const events = byCall(
    await db.callEvent.findMany({ where: since, orderBy: [{ at: 'asc' }, { seq: 'asc' }] }),
  );
  const tools = byCall(await db.toolInvocation.findMany({ where: ofCalls, orderBy: { startedAt: 'asc' } }));
  const costs = byCall(
    await db.callCost.findMany({ where: ofCalls, orderBy: [{ component: 'asc' }, { model: 'asc' }] }),
  );
  const recordings = byCall(await db.recording.findMany({ where: ofCalls, orderBy: { createdAt: 'asc' } }));
  const bookings = byCall(
    await db.booking.findMany({
      where: ofCalls,
      select: { id: true, confirmationCode: true, callId: true },
      orderBy: { createdAt: 'asc' },
    }),
  );
  return (id: string) => ({
    turns: turns(id).map(presentTurn),
    events: events(id).map(presentEvent),
    tools: tools(id).map(presentTool),
    costs: costs(id).map(presentCost),
    recordings: recordings(id).map(presentRecording),
    bookings: bookings(id).map(({ id, confirmationCode }) => ({ id, confirmationCode })),
  });
}

function byCall<Row extends { callId: string | null }>(rows: Row[]): (callId: string) => Row[] {
  const groups = Map.groupBy(rows, ({ callId }) => callId);
  return (callId) => groups.get(callId) ?? [];
}
