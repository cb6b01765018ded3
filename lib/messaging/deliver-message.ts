import { recordAudit } from '@/lib/audit/record-audit';
import type { OutboxMessage } from '@/lib/db/generated/client';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { log } from '@/lib/log';
import { type SendResult, sendEmail } from '@/lib/providers/resend/send-email';
import { raiseActionItem } from '@/lib/requests/raise-action-item';

export interface Delivery {
  tenantId: string;
  messageId: string;
  /** This try is the last the queue will make. */
  lastTry: boolean;
  now: Date;
}

/**
 * Sends one message of the outbox. The vendor is asked outside any transaction, with the row's id as idempotency key, so a
 * crash between its answer and ours does not send twice. Throws when another try may help; on the last one, and for a
 * message the vendor refuses, the row fails and somebody is asked to see to it.
 */
export async function deliverMessage(delivery: Delivery): Promise<'sent' | 'failed' | 'nothing_to_do'> {
  const message = await takeMessage(delivery);
  if (!message) return 'nothing_to_do';
  const result = await attempt(message, delivery.lastTry);
  await withTenant(delivery.tenantId, (db) =>
    result.ok
      ? markSent(db, message, result.providerId, delivery.now)
      : giveUp(db, message, result.detail, delivery.now),
  );
  return result.ok ? 'sent' : 'failed';
}

/** Counts the try before it is made, so that one that kills the process counts too. */
async function takeMessage({ tenantId, messageId }: Delivery): Promise<OutboxMessage | null> {
  return withTenant(tenantId, async (db) => {
    const { count } = await db.outboxMessage.updateMany({
      where: { id: messageId, state: 'pending' },
      data: { attempts: { increment: 1 } },
    });
    return count === 1 ? db.outboxMessage.findFirst({ where: { id: messageId } }) : null;
  });
}

async function attempt(message: OutboxMessage, lastTry: boolean): Promise<SendResult> {
  const { tenantId, id } = message;
  try {
    return await sendEmail({
      idempotencyKey: id,
      to: message.recipient,
      subject: message.subject,
      text: message.text,
      html: message.html,
    });
  } catch (error) {
    log.warn(
      { err: error, tenantId, messageId: id, attempts: message.attempts, lastTry },
      'messaging: a delivery failed',
    );
    const detail = reasonOf(error);
    if (lastTry) return { ok: false, reason: 'refused', detail };
    await withTenant(tenantId, (db) =>
      db.outboxMessage.updateMany({ where: { id }, data: { lastError: detail } }),
    );
    throw error;
  }
}

async function markSent(db: TenantDb, { id }: OutboxMessage, providerId: string, now: Date): Promise<void> {
  await db.outboxMessage.updateMany({
    where: { id },
    data: { state: 'sent', providerId, sentAt: now, lastError: null },
  });
}

async function giveUp(db: TenantDb, message: OutboxMessage, detail: string, now: Date): Promise<void> {
  const { tenantId, id, propertyId, recipient, subject, bookingId, callId } = message;
  await db.outboxMessage.updateMany({ where: { id }, data: { state: 'failed', lastError: detail } });
  await raiseActionItem(db, {
    propertyId,
    type: 'sms_undelivered',
    title: `“${subject}” could not be sent`,
    detail: `To ${recipient}: ${detail}`,
    bookingId,
    callId,
    dedupeKey: `undelivered:${id}`,
    now,
  });
  await recordAudit(db, {
    tenantId,
    actor: 'worker',
    action: 'message.gave_up',
    subject: `outbox_message:${id}`,
    detail: { reason: detail },
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause;
  const because =
    typeof cause === 'object' && cause !== null && 'message' in cause ? ` (${String(cause.message)})` : '';
  return `${error.message}${because}`;
}
