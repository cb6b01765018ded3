import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi } from '@/lib/http/api-client';
import type { Page } from '@/lib/http/page';
import type { CallDetailDto, CallSummaryDto, ListCallsQuery } from './schema';

export type CallFilters = Partial<Omit<ListCallsQuery, 'cursor' | 'limit'>>;

/** What screens ask about calls. Every key begins with `calls`, so one invalidation refreshes them all. */
export const callQueries = {
  list: (filters: CallFilters = {}) =>
    infiniteQueryOptions({
      queryKey: ['calls', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi<Page<CallSummaryDto>>('/calls', { query: { ...filters, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),

  detail: (id: string) =>
    queryOptions({
      queryKey: ['calls', 'detail', id],
      queryFn: ({ signal }) => callApi<CallDetailDto>(`/calls/${encodeURIComponent(id)}`, { signal }),
    }),

  /** Calls in progress with what was said so far; the live feed patches this entry. */
  live: () =>
    queryOptions({
      queryKey: ['calls', 'live'],
      queryFn: async ({ signal }) =>
        (await callApi<{ items: CallDetailDto[] }>('/calls/live', { signal })).items,
    }),
};

/** How a call from the browser begins: `url` is a WebSocket that takes one connection within a minute. */
export interface TestCall {
  callId: string;
  url: string;
  /** True when a model that listens is configured; otherwise the caller types. */
  microphone: boolean;
}

export function placeTestCall(propertyId: string): Promise<TestCall> {
  return callApi<TestCall>('/test-calls', { method: 'POST', body: { propertyId } });
}
