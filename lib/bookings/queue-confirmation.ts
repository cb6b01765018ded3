import type { TenantDb } from '@/lib/db/tenant-db';
import { queueMessage } from '@/lib/messaging/queue-message';
import { type ConfirmationFacts, confirmationEmail } from './confirmation-email';

interface Confirmation {
  booking: ConfirmationFacts['booking'] & { id: string; email: string | null };
  propertyId: string;
  callId: string | null;
  now: Date;
}

/** Files the confirmation e-mail with the booking itself; nothing when no address is known. */
export async function queueConfirmation(
  db: TenantDb,
  { booking, propertyId, callId, now }: Confirmation,
): Promise<void> {
  if (!booking.email) return;
  const property = await db.property.findFirstOrThrow({ where: { id: propertyId } });
  const email = confirmationEmail({ booking, property, now });
  await queueMessage(db, {
    ...email,
    propertyId,
    channel: 'email',
    recipient: booking.email,
    dedupeKey: `booking-confirmation:${booking.id}`,
    bookingId: booking.id,
    ...(callId ? { callId } : {}),
  });
}
