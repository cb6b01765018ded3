'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { callQueries } from '@/lib/calls/client';
import type { CallDetailDto } from '@/lib/calls/schema';
import { feedQueries, type LiveCall } from './live-state';

export interface LiveCalls {
  live: LiveCall[];
  /** Ended while this page was open; kept so that nothing vanishes under a reader. */
  justEnded: LiveCall[];
  query: UseQueryResult<CallDetailDto[]>;
}

export function useLiveCalls(): LiveCalls {
  const query = useQuery(callQueries.live());
  const { data: states = {} } = useQuery(feedQueries.states);
  const { data: ended = [] } = useQuery(feedQueries.justEnded);
  const withState = (call: CallDetailDto): LiveCall => ({ ...call, state: states[call.id] ?? null });
  const live = (query.data ?? []).filter((call) => !ended.some((known) => known.id === call.id));
  return { live: live.map(withState), justEnded: ended.map(withState), query };
}
