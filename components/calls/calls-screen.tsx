'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { Permitted } from '@/components/shell/permitted';
import { QueryError } from '@/components/shell/query-error';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Loading } from '@/components/ui/skeleton';
import { SplitView } from '@/components/ui/split-view';
import { useReturnFocus } from '@/components/ui/use-return-focus';
import { callQueries } from '@/lib/calls/client';
import { CallFilterBar } from './call-filters';
import { CallList } from './call-list';
import { CallListSkeleton } from './call-list-skeleton';
import { NewCallsNotice } from './new-calls-notice';
import { useCallFilters } from './use-call-filters';
import { useCallHref } from './use-call-href';

/** The calls list; `children` is the panel of the call in the address, if there is one. */
export function CallsScreen({ children }: { children: ReactNode }) {
  const { id } = useParams<{ id?: string }>();
  return (
    <Permitted permission="read_calls" what="the calls">
      <SplitView
        open={id === undefined ? 'never' : 'always'}
        list={<CallsPane selectedId={id ?? null} />}
        panel={children}
      />
    </Permitted>
  );
}

function CallsPane({ selectedId }: { selectedId: string | null }) {
  const filterState = useCallFilters();
  const query = useInfiniteQuery(callQueries.list(filterState.filters));
  const { hrefOf } = useCallHref();
  useReturnFocus(selectedId);
  const calls = query.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <PageHeader title="Calls" />
      <CallFilterBar {...filterState} />
      <NewCallsNotice shown={calls} isShown={query.isSuccess} />
      {query.isPending ? (
        <Loading label="Loading the calls">
          <CallListSkeleton />
        </Loading>
      ) : null}
      {query.isError && calls.length === 0 ? (
        <QueryError
          error={query.error}
          what="the calls"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {query.isSuccess && calls.length === 0 ? <NoCalls {...filterState} /> : null}
      {calls.length > 0 ? (
        <CallList
          calls={calls}
          selectedId={selectedId}
          hrefOf={(call) => hrefOf(call.id)}
          hasOlder={query.hasNextPage}
          isLoadingOlder={query.isFetchingNextPage}
          onOlder={() => void query.fetchNextPage()}
        />
      ) : null}
    </>
  );
}

function NoCalls({
  isFiltered,
  setFilters,
}: Pick<ReturnType<typeof useCallFilters>, 'isFiltered' | 'setFilters'>) {
  if (!isFiltered) {
    return (
      <EmptyState title="No calls yet" action={<ButtonLink href="/call">Call your front desk</ButtonLink>}>
        Every call your front desk answers is listed here, with its words and what came of it.
      </EmptyState>
    );
  }
  const clear = () => setFilters({ q: '', outcome: '', status: '', property: '', action: '', period: '' });
  return (
    <EmptyState title="No call fits" action={<Button onPress={clear}>Show all calls</Button>}>
      Nothing matches these words and filters.
    </EmptyState>
  );
}
