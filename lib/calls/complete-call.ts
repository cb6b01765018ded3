import { type CostLine, totalMicros } from '@/lib/billing/prices';
import { settleHolds } from '@/lib/bookings/release-hold';
import type { Call, Prisma } from '@/lib/db/generated/client';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { enqueue } from '@/lib/jobs/enqueue';
import { toDbDate } from '@/lib/local-date';
import { announceEnded } from './announce-ended';
import { appendEvent } from './append-event';
import { loadCallEffects } from './load-call-effects';
import { deriveOutcome, deriveReasons, latencyStats, searchTextOf, summarise } from './rules';
import { type CallOutcome, turnLatencySchema } from './schema';

export interface FinishedCall {
  tenantId: string;
  callId: string;
  endedAt: Date;
  status: 'completed' | 'failed';
  /** Who ended it: `caller`, `agent`, `carrier`, `limit`, `failure`, `sweep`. */
  endedBy: string;
  /** Stated only when the line knows better than the rows do. */
  outcome?: CallOutcome;
  reasons?: string[];
  language?: string;
  /** Measured on the line; taken from the turns when left out. */
  latency?: { p50Ms: number | null; maxMs: number | null };
  costs?: CostLine[];
  /** What broke, for the log of events. */
  failure?: string;
}

/**
 * Closes the log of a call in one transaction: outcome, summary, cost, latency, what search finds, the end of the holds it
 * did not book, and the job that looks at it again. Write the last turns first (`CallLogWriter.flush`). A second completion
 * changes nothing, except that the call's own end replaces what the sweep assumed of a call it took for lost.
 */
export async function completeCall(
  finished: FinishedCall,
): Promise<{ completed: boolean; outcome: CallOutcome | null }> {
  return withTenant(finished.tenantId, (db) => completeCallIn(db, finished));
}

/** The same inside a transaction that also does something else. */
export async function completeCallIn(
  db: TenantDb,
  finished: FinishedCall,
): Promise<{ completed: boolean; outcome: CallOutcome | null }> {
  const { tenantId, callId } = finished;
  const call = await lockCall(db, callId);
  if (!call || !mayComplete(call, finished)) return { completed: false, outcome: null };
  const { changes, outcome } = await conclude(db, call, finished);
  await db.call.updateMany({ where: { id: callId }, data: changes });
  await settleHolds(db, callId, null);
  await writeCosts(db, finished);
  await writeFailure(db, call, finished);
  await enqueue(db, 'analyse-call', { tenantId, callId }, { key: callId });
  await announceEnded(db, callId);
  return { completed: true, outcome };
}

/** Two ends of one call wait for each other. */
async function lockCall(db: TenantDb, callId: string): Promise<Call | null> {
  await db.$executeRaw`select 1 from call where tenant_id = current_tenant() and id = ${callId}::uuid for update`;
  return db.call.findFirst({ where: { id: callId } });
}

function mayComplete(call: Call, finished: FinishedCall): boolean {
  return call.endedAt === null || (call.endedBy === 'sweep' && finished.endedBy !== 'sweep');
}

async function conclude(db: TenantDb, call: Call, finished: FinishedCall) {
  const { callId, endedAt, status, endedBy } = finished;
  const turns = await db.callTurn.findMany({ where: { callId }, orderBy: { seq: 'asc' } });
  const { effects, pipelineMinor } = await loadCallEffects(db, callId);
  const outcome = finished.outcome ?? deriveOutcome({ effects, turns, failed: status === 'failed', endedBy });
  const latency =
    finished.latency ??
    latencyStats(turns.flatMap((turn) => turnLatencySchema.safeParse(turn.latency).data?.totalMs ?? []));
  const guest = call.guestId
    ? await db.guest.findFirst({ where: { id: call.guestId }, select: { fullName: true, email: true } })
    : null;
  const names = [guest?.fullName, guest?.email, call.fromE164, call.toE164];
  const changes: Prisma.CallUncheckedUpdateInput = {
    status,
    endedAt,
    endedBy,
    durationMs: Math.max(0, endedAt.getTime() - (call.answeredAt ?? call.startedAt).getTime()),
    outcome,
    reasons: deriveReasons(effects, finished.reasons),
    summary: summarise(effects, turns, outcome),
    ...(finished.language ? { language: finished.language } : {}),
    pipelineMinor,
    ...(finished.costs ? { costMicros: totalMicros(finished.costs) } : {}),
    turnCount: turns.length,
    latencyP50Ms: latency.p50Ms,
    latencyMaxMs: latency.maxMs,
    searchText: searchTextOf(names, effects, turns),
  };
  return { changes, outcome };
}

async function writeFailure(db: TenantDb, call: Call, { endedAt, failure }: FinishedCall): Promise<void> {
  if (!failure) return;
  const { id: callId, startedAt } = call;
  await appendEvent(db, { callId, startedAt, at: endedAt, type: 'failure', data: { failure } });
}

async function writeCosts(db: TenantDb, { tenantId, callId, costs = [] }: FinishedCall): Promise<void> {
  await db.callCost.createMany({
    data: costs.map(({ priceDate, ...cost }) => ({
      ...cost,
      tenantId,
      callId,
      priceDate: toDbDate(priceDate),
    })),
    skipDuplicates: true,
  });
}
