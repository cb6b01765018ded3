'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { Permitted } from '@/components/shell/permitted';
import { QueryError } from '@/components/shell/query-error';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { classes } from '@/components/ui/classes';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { SplitView } from '@/components/ui/split-view';
import { useReturnFocus } from '@/components/ui/use-return-focus';
import { VirtualList } from '@/components/ui/virtual-list';
import { bookingQueries } from '@/lib/bookings/client';
import { BookingFilterBar } from './booking-filters';
import { BOOKING_COLUMNS, BookingRow } from './booking-row';
import { useBookingFilters } from './use-booking-filters';
import { useBookingHref } from './use-booking-href';

export function BookingsScreen({ children }: { children: ReactNode }) {
  const { id } = useParams<{ id?: string }>();
  return (
    <Permitted permission="read_bookings" what="the bookings">
      <SplitView
        open={id === undefined ? 'never' : 'always'}
        list={<BookingsPane selectedId={id ?? null} />}
        panel={children}
      />
    </Permitted>
  );
}

function BookingsPane({ selectedId }: { selectedId: string | null }) {
  const filterState = useBookingFilters();
  const query = useInfiniteQuery(bookingQueries.list(filterState.filters));
  const { hrefOf } = useBookingHref();
  useReturnFocus(selectedId);
  const bookings = query.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <PageHeader title="Bookings" />
      <BookingFilterBar {...filterState} />
      {query.isPending ? <BookingsSkeleton /> : null}
      {query.isError && bookings.length === 0 ? (
        <QueryError
          error={query.error}
          what="the bookings"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {query.isSuccess && bookings.length === 0 ? <NoBookings {...filterState} /> : null}
      {bookings.length > 0 ? (
        <>
          <ColumnNames />
          <VirtualList
            label="Bookings"
            items={bookings}
            itemKey={(booking) => booking.id}
            estimatedRowHeight={37}
            renderItem={(booking) => (
              <BookingRow
                booking={booking}
                href={hrefOf(booking.id)}
                isSelected={booking.id === selectedId}
              />
            )}
            hasOlder={query.hasNextPage}
            isLoadingOlder={query.isFetchingNextPage}
            onOlder={() => void query.fetchNextPage()}
            olderLabel="Older bookings"
            end="These are all the bookings."
          />
        </>
      ) : null}
    </>
  );
}

function ColumnNames() {
  return (
    <div
      aria-hidden
      className={classes(
        'hidden border-line border-b px-4 pb-1.5 text-ink-3 text-xs @4xl:grid lg:px-6',
        BOOKING_COLUMNS,
      )}
    >
      <span>Guest</span>
      <span>Stay</span>
      <span>Room and guests</span>
      <span>State</span>
      <span className="text-right">Total</span>
      <span>Code</span>
      <span className="text-right">Booked</span>
    </div>
  );
}

function NoBookings({
  isFiltered,
  setFilters,
}: Pick<ReturnType<typeof useBookingFilters>, 'isFiltered' | 'setFilters'>) {
  if (!isFiltered) {
    return (
      <EmptyState title="No bookings yet" action={<ButtonLink href="/call">Call and book a room</ButtonLink>}>
        Every stay your front desk books on the phone appears here the moment it is confirmed.
      </EmptyState>
    );
  }
  const clear = () => setFilters({ q: '', status: '', arriving: '', property: '' });
  return (
    <EmptyState title="No booking fits" action={<Button onPress={clear}>Show all bookings</Button>}>
      Nothing matches these words and filters.
    </EmptyState>
  );
}

function BookingsSkeleton() {
  return (
    <Loading label="Loading the bookings">
      {Array.from({ length: 12 }, (_, index) => index).map((row) => (
        <div
          key={row}
          className={classes(
            'grid min-h-9 grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 border-line border-b px-4 py-3 lg:px-6',
            BOOKING_COLUMNS,
          )}
        >
          <Skeleton className="w-32" />
          <Skeleton className="w-20 @4xl:w-44" />
          <Skeleton className="w-40 @4xl:w-24" />
          <Skeleton className="w-14" />
        </div>
      ))}
    </Loading>
  );
}
