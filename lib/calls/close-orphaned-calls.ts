import { withPlatform, withTenant } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { HEARTBEAT_STALE_MS } from '@/lib/health/heartbeat';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { completeCallIn } from './complete-call';

/** A call that rang and never got a stream: the caller hung up between two webhooks. */
const RINGING_MINUTES = 5;
/** Longer than any call may last: its end was never written. */
const GRACE_MINUTES = 15;

interface Orphan {
  tenantId: string;
  id: string;
  propertyId: string;
  fromE164: string | null;
  status: 'ringing' | 'in_progress';
  lastSaidAt: Date | null;
}

/**
 * Closes the calls whose process is gone: its heartbeat is stale or was taken away, or the call has lasted longer than any
 * may. What was said stays, and somebody is asked to call back. Returns how many were closed.
 */
export async function closeOrphanedCalls({ now }: { now: Date }): Promise<number> {
  const orphans = await findOrphans(now);
  let closed = 0;
  for (const orphan of orphans) if (await closeOrphan(orphan, now)) closed += 1;
  return closed;
}

async function findOrphans(now: Date): Promise<Orphan[]> {
  const stale = new Date(now.getTime() - HEARTBEAT_STALE_MS);
  const rangOut = new Date(now.getTime() - RINGING_MINUTES * 60_000);
  const overdue = new Date(now.getTime() - (env.MAX_CALL_MINUTES + GRACE_MINUTES) * 60_000);
  return withPlatform(
    { actor: 'worker', reason: 'close orphaned calls' },
    (db) => db.$queryRaw<Orphan[]>`
      select c.tenant_id::text as "tenantId", c.id::text as id, c.property_id::text as "propertyId",
             c.from_e164 as "fromE164", c.status::text as status,
             (select max(t.at) from call_turn t where t.tenant_id = c.tenant_id and t.call_id = c.id and t.at >= c.started_at) as "lastSaidAt"
      from call c
      left join process_heartbeat p on p.instance = c.server_instance and p.last_seen_at >= ${stale}::timestamptz
      where c.status in ('ringing', 'in_progress') and c.ended_at is null
        and ((p.instance is null and c.started_at < ${stale}::timestamptz)
          or c.started_at < ${overdue}::timestamptz
          or (c.status = 'ringing' and c.started_at < ${rangOut}::timestamptz))
      order by c.started_at
      limit 1000`,
  );
}

async function closeOrphan(orphan: Orphan, now: Date): Promise<boolean> {
  const { tenantId, id: callId } = orphan;
  const neverAnswered = orphan.status === 'ringing';
  return withTenant(tenantId, async (db) => {
    const { completed } = await completeCallIn(db, {
      tenantId,
      callId,
      endedAt: orphan.lastSaidAt ?? now,
      status: neverAnswered ? 'completed' : 'failed',
      endedBy: 'sweep',
      ...(neverAnswered
        ? { outcome: 'empty' as const }
        : { failure: 'the process that carried the call is gone' }),
    });
    if (!completed || neverAnswered) return completed;
    await raiseActionItem(db, {
      propertyId: orphan.propertyId,
      type: 'callback_due',
      priority: 'high',
      title: 'A call broke off on our side',
      detail: 'What was said until then is in the call’s log.',
      contactPhone: orphan.fromE164,
      callId,
      dedupeKey: `broken-call:${callId}`,
      now,
    });
    return true;
  });
}
