import type { TenantDb } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { enqueue } from '@/lib/jobs/enqueue';

export interface MessageToSend {
  propertyId: string;
  channel: 'email';
  recipient: string;
  subject: string;
  text: string;
  html: string;
  /** One message per tenant and key, for ever: `booking-confirmation:<booking id>`. */
  dedupeKey: string;
  bookingId?: string;
  callId?: string;
}

/**
 * Writes a message to the outbox and files its delivery, in the transaction that gives the reason to send it: a
 * confirmation never leaves for a booking that was rolled back, and never fails to leave for one that was not.
 */
export async function queueMessage(
  db: TenantDb,
  message: MessageToSend,
): Promise<{ messageId: string; queued: boolean }> {
  const tenantId = await tenantOf(db);
  const messageId = newId();
  const { count } = await db.outboxMessage.createMany({
    data: { ...message, tenantId, id: messageId },
    skipDuplicates: true,
  });
  if (count === 0) return { messageId: await existingId(db, tenantId, message.dedupeKey), queued: false };
  await enqueue(db, 'deliver-message', { tenantId, messageId }, { key: messageId });
  return { messageId, queued: true };
}

async function tenantOf(db: TenantDb): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>`select current_tenant()::text as id`;
  if (!row?.id) throw new Error('queueMessage needs a transaction of a tenant');
  return row.id;
}

async function existingId(db: TenantDb, tenantId: string, dedupeKey: string): Promise<string> {
  const existing = await db.outboxMessage.findUniqueOrThrow({
    where: { tenantId_dedupeKey: { tenantId, dedupeKey } },
    select: { id: true },
  });
  return existing.id;
}
