'use client';

import { useQuery } from '@tanstack/react-query';
import { callerName } from '@/components/calls/caller';
import { Elapsed } from '@/components/live/elapsed';
import { LineState } from '@/components/live/line-state';
import { feedQueries, type LiveCall } from '@/components/live/live-state';
import { QueryError } from '@/components/shell/query-error';
import { countOf } from '@/components/ui/count-of';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { platformQueries } from '@/lib/platform/client';
import { usePlatformFeed } from './use-platform-feed';

export function AdminLiveScreen() {
  usePlatformFeed();
  const query = useQuery(platformQueries.liveCalls());
  const { data: states = {} } = useQuery(feedQueries.states);
  const calls = query.data ?? [];
  return (
    <>
      <PageHeader
        title="Live calls"
        note={query.isSuccess ? countOf(calls.length, 'call in progress', 'calls in progress') : null}
      />
      {query.isPending ? (
        <Loading label="Loading the calls in progress">
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} className="mx-4 my-4 h-4 max-w-2xl lg:mx-6" />
          ))}
        </Loading>
      ) : null}
      {query.isError && !query.data ? (
        <QueryError
          error={query.error}
          what="the calls in progress"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {query.isSuccess && calls.length === 0 ? (
        <EmptyState title="Nobody is on the line">
          Calls of every tenant appear here while they last.
        </EmptyState>
      ) : null}
      <ul aria-label="Calls in progress">
        {calls.map(({ tenantName, call }) => (
          <AdminLiveRow
            key={call.id}
            tenantName={tenantName}
            call={{ ...call, state: states[call.id] ?? null }}
          />
        ))}
      </ul>
    </>
  );
}

function AdminLiveRow({ tenantName, call }: { tenantName: string; call: LiveCall }) {
  const last = call.turns.at(-1);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-5 gap-y-0.5 border-line border-b px-4 py-2 text-sm md:grid-cols-[12rem_11rem_11rem_minmax(0,1fr)_4rem] lg:px-6">
      <span className="truncate font-medium">{tenantName}</span>
      <span className="truncate text-ink-2 max-md:col-start-1">{callerName(call)}</span>
      <span className="max-md:col-start-2 max-md:row-start-1 max-md:text-right">
        <LineState call={call} />
      </span>
      <span className="truncate text-ink-2 max-md:col-span-2">
        {last ? `${last.role === 'guest' ? 'Guest' : 'Front Desk'}: ${last.text}` : 'Nothing said yet'}
      </span>
      <span className="text-right text-ink-2 max-md:col-start-2 max-md:row-start-2">
        <Elapsed startedAt={call.startedAt} durationMs={call.durationMs} />
      </span>
    </li>
  );
}
