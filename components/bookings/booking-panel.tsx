'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryError } from '@/components/shell/query-error';
import { Panel } from '@/components/ui/panel';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { bookingQueries } from '@/lib/bookings/client';
import { BookingDetail } from './booking-detail';
import { useBookingHref } from './use-booking-href';

export function BookingPanel({ id }: { id: string }) {
  const query = useQuery(bookingQueries.detail(id));
  const { close } = useBookingHref();
  return (
    <Panel
      title={query.data?.guestName ?? 'Booking'}
      subject={id}
      closeLabel="Close the booking"
      onClose={close}
    >
      {query.isPending ? <BookingSkeleton /> : null}
      {query.isError && !query.data ? (
        <QueryError
          error={query.error}
          what="this booking"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {query.data ? <BookingDetail booking={query.data} /> : null}
    </Panel>
  );
}

function BookingSkeleton() {
  return (
    <Loading label="Loading the booking">
      <div className="flex flex-col gap-4 px-4 py-5 lg:px-6">
        <Skeleton className="h-5 w-56" />
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} className="h-4 w-full max-w-md" />
        ))}
      </div>
    </Loading>
  );
}
