import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi } from '@/lib/http/api-client';
import type { Page } from '@/lib/http/page';
import type { BookingDetailDto, BookingSummaryDto, ListBookingsQuery } from './schema';

export type BookingFilters = Partial<Omit<ListBookingsQuery, 'cursor' | 'limit'>>;

/** What screens ask about bookings. */
export const bookingQueries = {
  list: (filters: BookingFilters = {}) =>
    infiniteQueryOptions({
      queryKey: ['bookings', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi<Page<BookingSummaryDto>>('/bookings', { query: { ...filters, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),

  detail: (id: string) =>
    queryOptions({
      queryKey: ['bookings', 'detail', id],
      queryFn: ({ signal }) => callApi<BookingDetailDto>(`/bookings/${encodeURIComponent(id)}`, { signal }),
    }),
};
