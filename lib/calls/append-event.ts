import type { TenantDb } from '@/lib/db/tenant-db';

/** Adds to the log of a call from outside its own line: carrier callbacks, sweeps. Takes the next number. */
export async function appendEvent(
  db: TenantDb,
  event: { callId: string; startedAt: Date; at: Date; type: string; data: Record<string, unknown> },
): Promise<void> {
  const offsetMs = Math.max(0, event.at.getTime() - event.startedAt.getTime());
  await db.$executeRaw`
    insert into call_event (tenant_id, call_id, seq, at, offset_ms, type, data)
    select current_tenant(), ${event.callId}::uuid, coalesce(max(seq), 0) + 1, ${event.at}::timestamptz, ${offsetMs}::int,
           ${event.type}, ${JSON.stringify(event.data)}::jsonb
    from call_event where tenant_id = current_tenant() and call_id = ${event.callId}::uuid`;
}
