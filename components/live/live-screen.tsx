'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { callerName } from '@/components/calls/caller';
import { Permitted } from '@/components/shell/permitted';
import { QueryError } from '@/components/shell/query-error';
import { useMe } from '@/components/shell/use-me';
import { ButtonLink } from '@/components/ui/button-link';
import { countOf } from '@/components/ui/count-of';
import { EmptyState } from '@/components/ui/empty-state';
import { formatPhone } from '@/components/ui/format-phone';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { SplitView } from '@/components/ui/split-view';
import { useHydrated } from '@/components/ui/use-hydrated';
import { Elapsed } from './elapsed';
import { LineState } from './line-state';
import { LiveCallView } from './live-call-view';
import { LiveRow } from './live-row';
import type { LiveCall } from './live-state';
import { useLiveCalls } from './use-live-calls';

export function LiveScreen() {
  const isHydrated = useHydrated();
  return (
    <Permitted permission="read_calls" what="calls in progress">
      {isHydrated ? <Live /> : <BeforeLive />}
    </Permitted>
  );
}

function Live() {
  const { live, justEnded, query } = useLiveCalls();
  const router = useRouter();
  const { selected, isChosen } = useSelectedCall(live, justEnded);
  const close = useCallback(() => router.push('/live', { scroll: false }), [router]);
  const isEmpty = live.length + justEnded.length === 0;

  const list = (
    <>
      <PageHeader
        title="Live"
        note={query.isSuccess ? countOf(live.length, 'call in progress', 'calls in progress') : null}
      />
      {query.isPending ? <LiveSkeleton /> : null}
      {query.isError ? (
        <QueryError
          error={query.error}
          what="the calls in progress"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {query.isSuccess && isEmpty ? <NobodyCalls /> : null}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Rows calls={live} selectedId={selected?.id} />
        {justEnded.length > 0 ? (
          <h2 className="px-4 pt-5 pb-1.5 font-semibold text-ink-3 text-xs lg:pl-6">Just ended</h2>
        ) : null}
        <Rows calls={justEnded} selectedId={selected?.id} />
      </div>
    </>
  );

  const open = selected ? (isChosen ? 'always' : 'wide') : 'never';
  const panel = selected ? <SelectedCall call={selected} onClose={close} /> : null;
  return <SplitView open={open} listWidth="narrow" list={list} panel={panel} />;
}

function Rows({ calls, selectedId }: { calls: LiveCall[]; selectedId: string | undefined }) {
  return (
    <ul>
      {calls.map((call) => (
        <li key={call.id}>
          <LiveRow call={call} isSelected={call.id === selectedId} />
        </li>
      ))}
    </ul>
  );
}

function SelectedCall({ call, onClose }: { call: LiveCall; onClose(): void }) {
  return (
    <Panel
      title={callerName(call)}
      subject={call.id}
      closeLabel="Close the call"
      isCompanion
      onClose={onClose}
      actions={
        <>
          <span className="flex items-center gap-3 text-ink-2 text-sm">
            <LineState call={call} />
            <Elapsed startedAt={call.startedAt} durationMs={call.durationMs} />
          </span>
          {call.endedAt ? <ButtonLink href={`/calls/${call.id}`}>Open the record</ButtonLink> : null}
        </>
      }
    >
      <div className="flex h-full flex-col">
        <LiveCallView key={call.id} call={call} />
      </div>
    </Panel>
  );
}

/**
 * The call in the address, or where there is room the first one that is there. Once shown it stays, ended or not,
 * until another is chosen: nothing changes under a reader.
 */
function useSelectedCall(
  live: LiveCall[],
  justEnded: LiveCall[],
): { selected: LiveCall | undefined; isChosen: boolean } {
  const chosenId = useSearchParams().get('call');
  const [shownId, setShownId] = useState<string | null>(null);
  const calls = [...live, ...justEnded];
  const firstLiveId = live[0]?.id;
  const isShownKnown = calls.some((call) => call.id === shownId);

  useEffect(() => {
    if (!isShownKnown && firstLiveId) setShownId(firstLiveId);
  }, [firstLiveId, isShownKnown]);

  const chosen = calls.find((call) => call.id === chosenId);
  return { selected: chosen ?? calls.find((call) => call.id === shownId), isChosen: chosen !== undefined };
}

function NobodyCalls() {
  const { properties } = useMe();
  const number = properties[0]?.numbers[0]?.e164;
  return (
    <EmptyState
      title="Nobody is on the line"
      action={<ButtonLink href="/call">Call from this browser</ButtonLink>}
    >
      When a guest calls, the words appear here as they are spoken.
      {number ? (
        <>
          {' '}
          To try it, dial <span className="tabular whitespace-nowrap text-ink">{formatPhone(number)}</span> or
          call from this browser.
        </>
      ) : null}
    </EmptyState>
  );
}

/** A call in progress has moved on by the time the page is taken over, so the server does not try to show it. */
function BeforeLive() {
  return (
    <>
      <PageHeader title="Live" />
      <LiveSkeleton />
    </>
  );
}

function LiveSkeleton() {
  return (
    <Loading label="Loading the calls in progress">
      {[0, 1].map((row) => (
        <div key={row} className="flex flex-col gap-2.5 border-line border-b px-4 py-3.5 lg:pl-6">
          <Skeleton className="w-36" />
          <Skeleton className="w-24" />
          <Skeleton className="w-64" />
        </div>
      ))}
    </Loading>
  );
}
