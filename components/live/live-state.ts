import { queryOptions, skipToken } from '@tanstack/react-query';
import type { CallDetailDto } from '@/lib/calls/schema';
import type { LiveConnection } from '@/lib/live/live-client';
import type { LiveCallState } from '@/lib/live/live-event';

/** A call as the Live screen knows it: the record so far, and what is happening on the line. */
export interface LiveCall extends CallDetailDto {
  state: LiveCallState | null;
}

export type LiveStates = Record<string, LiveCallState>;

/** Cache entries that only the feed writes: nothing is ever fetched for them. */
function fedQuery<Data>(name: string) {
  return queryOptions<Data>({
    queryKey: ['live', name],
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const feedQueries = {
  /** What is happening on each line, by call id. */
  states: fedQuery<LiveStates>('states'),
  /** Calls that ended while this page was open, newest first. */
  justEnded: fedQuery<CallDetailDto[]>('just-ended'),
  /** Ids of calls that began since the calls list was last fetched. */
  newCalls: fedQuery<string[]>('new-calls'),
  connection: fedQuery<LiveConnection>('connection'),
};
