'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Permitted } from '@/components/shell/permitted';
import { QueryError } from '@/components/shell/query-error';
import { useMay, useMe } from '@/components/shell/use-me';
import { Panel } from '@/components/ui/panel';
import { SplitView } from '@/components/ui/split-view';
import { actionItemQueries } from '@/lib/requests/client';
import type { ActionItemChange, ActionItemDto } from '@/lib/requests/schema';
import { ActionsPane } from './actions-pane';
import { ItemActions } from './item-actions';
import { ItemDetail } from './item-detail';
import { useActionFilters } from './use-action-filters';
import { useChangeItems } from './use-change-items';
import { useCursor } from './use-cursor';
import { type QueueKey, useQueueKeys } from './use-queue-keys';

export function ActionsScreen() {
  return (
    <Permitted permission="read_action_items" what="the items that need action">
      <Actions />
    </Permitted>
  );
}

function Actions() {
  const filterState = useActionFilters();
  const { setFilters, itemId } = filterState;
  const query = useInfiniteQuery(actionItemQueries.list(filterState.filters));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [tickedIds, setTickedIds] = useState<readonly string[]>([]);
  const [isSnoozeOpen, setSnoozeOpen] = useState(false);
  const mayChange = useMay('update_action_items');
  const changeItems = useChangeItems();
  const me = useMe();

  const [openedId, setOpenedId] = useCursor(itemId, (id) => setFilters({ item: id }));
  const opened = items.find((item) => item.id === openedId);
  const current = opened ?? items[0];
  const ticked = items.filter((item) => tickedIds.includes(item.id));

  function change(changing: readonly ActionItemDto[], how: ActionItemChange): void {
    if (changing.length === 0 || !mayChange) return;
    const leaves = how.action !== 'assign' && how.action !== 'prioritise';
    if (leaves && current && changing.includes(current)) moveTo(nextAfter(items, changing, current));
    setTickedIds([]);
    void changeItems(changing, how);
  }

  function moveTo(item: ActionItemDto | undefined): void {
    // On a phone the item is opened over the list, so closing one does not open the next.
    setOpenedId(opened && item ? item.id : null);
    if (item) document.querySelector<HTMLElement>(`[data-row="${item.id}"]`)?.focus();
  }

  function step(by: number): void {
    const index = current ? items.indexOf(current) : -1;
    const target = items[Math.min(Math.max(index + by, 0), items.length - 1)];
    if (!target) return;
    setOpenedId(target.id);
    document.querySelector<HTMLElement>(`[data-row="${target.id}"]`)?.focus();
  }

  function onKey(key: QueueKey): void {
    const chosen = ticked.length > 0 ? ticked : current ? [current] : [];
    switch (key) {
      case 'j':
        step(1);
        break;
      case 'k':
        step(-1);
        break;
      case 'e':
        change(chosen, { action: 'done' });
        break;
      case 'a':
        change(chosen, { action: 'assign', assigneeId: me.user.id });
        break;
      case 's':
        setSnoozeOpen(chosen.length > 0 && mayChange);
        break;
      case 'x':
        if (current) tick(current, !tickedIds.includes(current.id));
        break;
      case 'c':
        if (current?.contactPhone) window.location.href = `tel:${current.contactPhone}`;
        break;
    }
  }

  function tick(item: ActionItemDto, isTicked: boolean): void {
    setTickedIds((ids) => (isTicked ? [...ids, item.id] : ids.filter((id) => id !== item.id)));
  }

  useQueueKeys(onKey);

  const list = (
    <ActionsPane
      filterState={filterState}
      query={query}
      items={items}
      current={current}
      ticked={ticked}
      mayChange={mayChange}
      onOpen={(item) => setOpenedId(item.id)}
      onTick={tick}
      onTickAll={(isAll) => setTickedIds(isAll ? items.map((item) => item.id) : [])}
      bulk={
        <ItemActions
          items={ticked}
          onChange={(how) => change(ticked, how)}
          isSnoozeOpen={isSnoozeOpen && ticked.length > 0}
          onSnoozeOpenChange={setSnoozeOpen}
        />
      }
      failure={
        query.isError && items.length === 0 ? (
          <QueryError
            error={query.error}
            what="the items"
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        ) : null
      }
    />
  );

  const panel = current ? (
    <Panel
      title={current.title}
      subject={opened?.id ?? ''}
      closeLabel="Close the item"
      takesFocus={false}
      isCompanion
      onClose={() => setOpenedId(null)}
    >
      <div className="flex flex-col gap-5 px-4 py-4 lg:px-6">
        {mayChange ? (
          <ItemActions
            items={[current]}
            onChange={(how) => change([current], how)}
            isSnoozeOpen={isSnoozeOpen && ticked.length === 0}
            onSnoozeOpenChange={setSnoozeOpen}
          />
        ) : null}
        <ItemDetail item={current} />
      </div>
    </Panel>
  ) : null;

  return (
    <SplitView
      open={opened ? 'always' : current ? 'wide' : 'never'}
      listWidth="wide"
      list={list}
      panel={panel}
    />
  );
}

/** The one below, else the one above, of those that stay. */
function nextAfter(
  items: readonly ActionItemDto[],
  leaving: readonly ActionItemDto[],
  from: ActionItemDto,
): ActionItemDto | undefined {
  const index = items.indexOf(from);
  const stays = (item: ActionItemDto) => !leaving.includes(item);
  return items.slice(index).find(stays) ?? items.slice(0, index).findLast(stays);
}
