import type { TenantDb } from '@/lib/db/tenant-db';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import type { Priority } from '@/lib/requests/schema';
import { mailStaff } from './mail-staff';

export interface MessageForStaff {
  tenantId: string;
  /** Chosen by the caller of this function and stable for one intent: the same message is written once. */
  id: string;
  propertyId: string;
  callId: string | null;
  departmentSlug: string;
  departmentName: string;
  /** Whom exactly, when the caller asked for a person. */
  attention: string | null;
  fromName: string;
  callbackNumber: string | null;
  body: string;
  urgency: Priority;
  /** When the caller wishes to be called, in the caller's words. */
  callbackWindow: string | null;
  now: Date;
}

/** Writes a message down, puts it on the staff's list, and mails the department; all or nothing. */
export async function takeMessage(
  db: TenantDb,
  message: MessageForStaff,
): Promise<{ messageId: string; mailed: boolean }> {
  const { tenantId, id, propertyId, callId, departmentSlug, fromName, callbackNumber, body, urgency, now } =
    message;
  const { count } = await db.staffMessage.createMany({
    data: {
      tenantId,
      id,
      propertyId,
      callId,
      departmentSlug,
      fromName,
      callbackNumber,
      body,
      urgency,
      createdAt: now,
    },
    skipDuplicates: true,
  });
  if (count === 0) return { messageId: id, mailed: true };
  const whom = message.attention ?? message.departmentName;
  await raiseActionItem(db, {
    propertyId,
    type: 'callback_due',
    title: `Message for ${whom}${fromName ? ` from ${fromName}` : ''}`,
    detail: detailOf(message),
    priority: urgency,
    contactName: fromName || null,
    contactPhone: callbackNumber,
    callId,
    dedupeKey: `message:${id}`,
    now,
  });
  const mailed = await mailStaff(db, {
    propertyId,
    departmentSlug,
    subject: `${urgency === 'urgent' ? 'Urgent: ' : ''}Message for ${whom}${fromName ? ` from ${fromName}` : ''}`,
    lines: mailLines(message),
    dedupeKey: `staff-message:${id}`,
    callId: callId ?? undefined,
  });
  return { messageId: id, mailed };
}

function detailOf({ body, callbackWindow }: MessageForStaff): string {
  return callbackWindow ? `${body}\nBest time to call: ${callbackWindow}` : body;
}

function mailLines(message: MessageForStaff): string[] {
  const caller = [message.fromName || 'A caller', message.callbackNumber ?? 'who left no number'].join(', ');
  return [
    `${caller}, left this message by phone${message.attention ? ` for ${message.attention}` : ''}:`,
    message.body,
    ...(message.callbackWindow ? [`Best time to call: ${message.callbackWindow}`] : []),
  ];
}
