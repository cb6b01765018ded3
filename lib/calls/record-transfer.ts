import { withTenant } from '@/lib/db/tenant-db';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { appendEvent } from './append-event';
import { reconsiderOutcome } from './reconsider-outcome';

export interface TransferResult {
  tenantId: string;
  callId: string;
  departmentSlug: string;
  phone: string;
  answered: boolean;
  /** The carrier's word: `completed`, `no-answer`, `busy`, `failed`, `canceled`. */
  dialStatus: string;
  /** How long they talked. */
  durationMs?: number;
  /** What the agent would have told the colleague. */
  summary?: string;
  now: Date;
}

/**
 * What became of a transfer. One nobody took asks somebody to call back; one that was taken is the outcome of a call that
 * had no better. The carrier may tell twice: the second time changes nothing.
 */
export async function recordTransfer(result: TransferResult): Promise<void> {
  const { tenantId, callId, departmentSlug, phone, answered, dialStatus, durationMs, now } = result;
  await withTenant(tenantId, async (db) => {
    const call = await db.call.findFirst({ where: { id: callId } });
    if (!call) return;
    const data = {
      departmentSlug,
      phone,
      answered,
      dialStatus,
      ...(durationMs === undefined ? {} : { durationMs }),
    };
    const known = await db.callEvent.findFirst({
      where: { callId, type: 'transfer', data: { equals: data } },
    });
    if (known) return;
    await appendEvent(db, { callId, startedAt: call.startedAt, at: now, type: 'transfer', data });
    if (answered) return reconsiderOutcome(db, call, 'transferred', 'Put through to a person.');
    const department = await db.department.findFirst({
      where: { propertyId: call.propertyId, slug: departmentSlug },
      select: { name: true },
    });
    await raiseActionItem(db, {
      propertyId: call.propertyId,
      type: 'transfer_missed',
      title: `Nobody answered at ${department?.name ?? 'the fallback number'}`,
      detail: result.summary ?? '',
      contactPhone: call.fromE164,
      callId,
      dedupeKey: `transfer:${callId}:${departmentSlug}`,
      now,
    });
  });
}
