import type { Priority } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';

const BY_URGENCY: Priority[] = ['urgent', 'high', 'normal', 'low'];

/** What a call still asks of people: whether anything, and how urgent the most urgent is. */
export async function openActionsOf(
  db: TenantDb,
  callId: string,
): Promise<{ requiresAction: boolean; priority: Priority }> {
  const items = await db.actionItem.findMany({
    where: { callId, state: { not: 'done' } },
    select: { priority: true },
  });
  const priority = BY_URGENCY.find((level) => items.some((item) => item.priority === level)) ?? 'normal';
  return { requiresAction: items.length > 0, priority };
}

/** Brings the call's own mark up to date; for whoever opens or closes an action item of a call that has ended. */
export async function refreshCallActions(db: TenantDb, callId: string): Promise<void> {
  await db.call.updateMany({ where: { id: callId }, data: await openActionsOf(db, callId) });
}
