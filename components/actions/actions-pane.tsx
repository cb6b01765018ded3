'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { countOf } from '@/components/ui/count-of';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { PageHeader } from '@/components/ui/page-header';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import type { ActionItemDto } from '@/lib/requests/schema';
import { ActionFilterBar } from './action-filters';
import { ActionRow } from './action-row';
import type { ActionFilterState } from './use-action-filters';

interface ActionsPaneProps {
  filterState: ActionFilterState;
  query: {
    isPending: boolean;
    isSuccess: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
  };
  items: readonly ActionItemDto[];
  current: ActionItemDto | undefined;
  ticked: readonly ActionItemDto[];
  mayChange: boolean;
  onOpen(item: ActionItemDto): void;
  onTick(item: ActionItemDto, isTicked: boolean): void;
  onTickAll(isAll: boolean): void;
  /** What can be done with the ticked ones. */
  bulk: ReactNode;
  failure: ReactNode;
}

export function ActionsPane(props: ActionsPaneProps) {
  const { filterState, query, items, current, ticked, mayChange } = props;
  return (
    <>
      <PageHeader title="Action required" />
      <ActionFilterBar {...filterState} />
      {mayChange && items.length > 0 ? <BulkBar {...props} /> : null}
      {query.isPending ? <ActionsSkeleton /> : null}
      {props.failure}
      {query.isSuccess && items.length === 0 ? <NothingToDo {...filterState} /> : null}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <ul aria-label="Items">
          {items.map((item) => (
            <li key={item.id}>
              <ActionRow
                item={item}
                isCurrent={item.id === current?.id}
                isTicked={ticked.includes(item)}
                mayChange={mayChange}
                onOpen={() => props.onOpen(item)}
                onTick={(isTicked) => props.onTick(item, isTicked)}
              />
            </li>
          ))}
        </ul>
        {query.hasNextPage ? (
          <div className="flex justify-center py-4">
            <Button
              variant="quiet"
              isPending={query.isFetchingNextPage}
              onPress={() => query.fetchNextPage()}
            >
              More items
            </Button>
          </div>
        ) : null}
      </div>
      {mayChange && items.length > 0 ? <KeyHelp /> : null}
    </>
  );
}

function BulkBar({ items, ticked, onTickAll, bulk }: ActionsPaneProps) {
  const isAll = ticked.length === items.length;
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-1.5 pr-4 pl-4 lg:pl-6">
      <Checkbox
        label={ticked.length > 0 ? `${ticked.length} selected` : 'Select all'}
        isSelected={isAll}
        isIndeterminate={ticked.length > 0 && !isAll}
        onChange={onTickAll}
      />
      {ticked.length > 0 ? (
        bulk
      ) : (
        <span className="ml-auto text-ink-3 text-xs">{countOf(items.length, 'item')}</span>
      )}
    </div>
  );
}

const KEY_WORDS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['E', 'done'],
  ['A', 'assign to me'],
  ['S', 'snooze'],
  ['C', 'call back'],
  ['X', 'select'],
] as const;

function KeyHelp() {
  return (
    <p className="hidden flex-wrap gap-x-4 gap-y-1 border-line border-t px-6 py-2 text-ink-3 text-xs lg:flex">
      {KEY_WORDS.map(([key, words]) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <Kbd>{key}</Kbd>
          {words}
        </span>
      ))}
    </p>
  );
}

function NothingToDo({ state, isFiltered, setFilters }: ActionFilterState) {
  if (isFiltered) {
    const clear = () => setFilters({ q: '', type: '', mine: '', call: '' });
    return (
      <EmptyState title="No item fits" action={<Button onPress={clear}>Show all items</Button>}>
        Nothing matches these words and filters.
      </EmptyState>
    );
  }
  if (state === 'snoozed')
    return (
      <EmptyState title="Nothing is snoozed">Items you snooze wait here until their time comes.</EmptyState>
    );
  if (state === 'done')
    return <EmptyState title="Nothing is done yet">Items you finish are kept here.</EmptyState>;
  return (
    <EmptyState title="Nothing waits for you">
      Messages, missed transfers, leads and whatever else needs a person appear here, the most pressing first.
    </EmptyState>
  );
}

function ActionsSkeleton() {
  return (
    <Loading label="Loading the items">
      {Array.from({ length: 8 }, (_, index) => index).map((row) => (
        <div key={row} className="flex flex-col gap-2.5 border-line border-b px-4 py-3 lg:px-6">
          <Skeleton className="w-56" />
          <Skeleton className="w-80 max-w-full" />
        </div>
      ))}
    </Loading>
  );
}
