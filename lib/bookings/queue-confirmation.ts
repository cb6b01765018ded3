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
  const { numbers, ...property } = await db.property.findFirstOrThrow({
    where: { id: propertyId },
    include: { numbers: { select: { e164: true }, take: 1 } },
  });
  // Guests call the number that is answered here; a property without one gives the people's own.
  const phone = numbers[0]?.e164 ?? property.fallbackNumber;
  const email = confirmationEmail({ booking, property: { ...property, phone }, now });
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
