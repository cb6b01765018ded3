import Link from 'next/link';
import { FactList } from '@/components/ui/fact-list';
import { formatPhone } from '@/components/ui/format-phone';
import { formatExact, formatWallTime } from '@/components/ui/format-time';
import { RelativeTime } from '@/components/ui/relative-time';
import { StayDates } from '@/components/ui/stay-dates';
import type { BookingDetailDto } from '@/lib/bookings/schema';
import { BookingStatus } from './booking-status';
import { partyWords, roomWords } from './party-words';
import { PriceTable } from './price-table';

const LINK = 'underline decoration-line-strong underline-offset-4 hover:decoration-current';

export function BookingDetail({ booking }: { booking: BookingDetailDto }) {
  return (
    <div className="flex flex-col gap-7 px-4 py-5 lg:px-6">
      <div className="flex flex-col gap-1.5">
        <p className="font-serif text-xl">
          <StayDates {...booking} />
        </p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-sm">
          <BookingStatus status={booking.status} />
          <span className="font-mono text-[0.8125rem] text-ink">{booking.confirmationCode}</span>
          <span>{booking.propertyName}</span>
        </p>
      </div>
      <div className="grid gap-x-10 gap-y-7 @3xl:grid-cols-2">
        <section aria-label="The stay">
          <FactList facts={stayFacts(booking)} />
        </section>
        <section aria-label="The price">
          <PriceTable booking={booking} />
        </section>
      </div>
      <Policy booking={booking} />
    </div>
  );
}

function stayFacts(booking: BookingDetailDto) {
  return [
    { label: 'Room', value: roomWords(booking) },
    { label: 'Rate', value: booking.ratePlanName },
    { label: 'Guests', value: partyWords(booking) },
    {
      label: 'Phone',
      value: booking.guestPhone ? (
        <a href={`tel:${booking.guestPhone}`} className={LINK}>
          {formatPhone(booking.guestPhone)}
        </a>
      ) : null,
    },
    {
      label: 'E-mail',
      value: booking.guestEmail ? (
        <a href={`mailto:${booking.guestEmail}`} className={LINK}>
          {booking.guestEmail}
        </a>
      ) : null,
    },
    {
      label: 'Arrives',
      value: arrivalWords(booking),
    },
    { label: 'Wishes', value: booking.requests },
    { label: 'Booked', value: <BookedBy booking={booking} /> },
    {
      label: 'Cancelled',
      value: booking.cancelledAt ? formatExact(booking.cancelledAt, booking.zone) : null,
    },
  ];
}

/** What the guest said, else when the door opens. */
function arrivalWords({ arrivalTime, checkInTime }: BookingDetailDto): string | null {
  if (arrivalTime) return formatWallTime(arrivalTime);
  return checkInTime ? `From ${formatWallTime(checkInTime)}` : null;
}

function BookedBy({ booking }: { booking: BookingDetailDto }) {
  return (
    <>
      <RelativeTime instant={booking.createdAt} zone={booking.zone} focusable />{' '}
      {booking.callId ? (
        <Link href={`/calls/${booking.callId}`} className={LINK}>
          on a call
        </Link>
      ) : (
        `by ${booking.source}`
      )}
    </>
  );
}

function Policy({ booking }: { booking: BookingDetailDto }) {
  return (
    <section aria-label="Cancelling" className="flex max-w-[68ch] flex-col gap-1 text-sm">
      <h3 className="font-medium">Cancelling</h3>
      <p className="text-ink-2">{booking.policySpoken}</p>
      {booking.freeCancellationUntil ? (
        <p className="text-ink-2">Free until {formatExact(booking.freeCancellationUntil, booking.zone)}.</p>
      ) : null}
    </section>
  );
}
