import { Status, type Tone } from '@/components/ui/status';
import type { BookingSummaryDto } from '@/lib/bookings/schema';

export const BOOKING_STATUS_WORDS: Record<BookingSummaryDto['status'], { label: string; tone: Tone }> = {
  held: { label: 'Held', tone: 'waiting' },
  pending_payment: { label: 'Awaiting payment', tone: 'waiting' },
  confirmed: { label: 'Confirmed', tone: 'confirmed' },
  checked_in: { label: 'In house', tone: 'agent' },
  checked_out: { label: 'Checked out', tone: 'plain' },
  cancelled: { label: 'Cancelled', tone: 'failed' },
  no_show: { label: 'No-show', tone: 'failed' },
  expired: { label: 'Expired', tone: 'muted' },
};

export function BookingStatus({ status }: { status: BookingSummaryDto['status'] }) {
  const { label, tone } = BOOKING_STATUS_WORDS[status];
  return <Status tone={tone}>{label}</Status>;
}
