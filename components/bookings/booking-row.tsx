import { Phone } from 'lucide-react';
import Link from 'next/link';
import { classes } from '@/components/ui/classes';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import { StayDates } from '@/components/ui/stay-dates';
import type { BookingSummaryDto } from '@/lib/bookings/schema';
import { BookingStatus } from './booking-status';
import { partyWords, roomWords } from './party-words';

export const BOOKING_COLUMNS =
  '@4xl:grid-cols-[minmax(9rem,1.1fr)_minmax(13rem,1.2fr)_minmax(8rem,1fr)_8rem_6rem_7rem_6rem] @4xl:items-center @4xl:gap-x-4';

interface BookingRowProps {
  booking: BookingSummaryDto;
  href: string;
  isSelected: boolean;
}

export function BookingRow({ booking, href, isSelected }: BookingRowProps) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      data-row={booking.id}
      data-inset-focus
      aria-current={isSelected ? 'true' : undefined}
      className={classes(
        'grid min-h-9 grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-line border-b px-4 py-2 text-sm @4xl:py-1.5 lg:px-6',
        BOOKING_COLUMNS,
        isSelected ? 'bg-brass-wash' : 'hover:bg-sunken/60',
      )}
    >
      <span className="flex min-w-0 items-center gap-1.5">
        <span className="truncate font-medium text-ink">{booking.guestName}</span>
        {booking.callId ? (
          <Phone role="img" aria-label="Booked by phone" className="size-3 shrink-0 text-ink-3" />
        ) : null}
      </span>
      <span className="tabular col-start-1 row-start-2 truncate text-ink-2 @4xl:col-start-2 @4xl:row-start-1">
        <StayDates {...booking} />
      </span>
      <span className="hidden truncate text-ink-2 @4xl:block">
        {roomWords(booking)} <span className="text-ink-3">{partyWords(booking)}</span>
      </span>
      <span className="col-start-2 row-start-1 text-right @4xl:col-start-4 @4xl:text-left">
        <BookingStatus status={booking.status} />
      </span>
      <Money
        amountMinor={booking.totalMinor}
        currency={booking.currency}
        className="col-start-2 row-start-2 text-right text-ink @4xl:col-start-5 @4xl:row-start-1"
      />
      <span className="hidden font-mono text-ink-2 text-xs @4xl:block">{booking.confirmationCode}</span>
      <span className="hidden text-right text-ink-3 @4xl:block">
        <RelativeTime instant={booking.createdAt} zone={booking.zone} />
      </span>
    </Link>
  );
}
