'use client';

import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { countOf } from '@/components/ui/count-of';
import { announce } from '@/components/ui/toast';
import { ProblemError } from '@/lib/http/api-client';
import type { Page } from '@/lib/http/page';
import { type ActionItemFilters, changeActionItems } from '@/lib/requests/client';
import type { ActionItemChange, ActionItemDto } from '@/lib/requests/schema';
import { snoozeWords } from './snooze-choices';
import { undoChanges } from './undo-changes';

type ItemList = InfiniteData<Page<ActionItemDto>>;

export type ChangeItems = (items: readonly ActionItemDto[], change: ActionItemChange) => Promise<void>;

/** Changes items on the screen at once and on the server after; says so with a way back, or puts them back and says why. */
export function useChangeItems(): ChangeItems {
  const client = useQueryClient();
  return useCallback(
    async (items, change) => {
      const ids = items.map((item) => item.id);
      await client.cancelQueries({ queryKey: ['action-items'] });
      const before = client.getQueriesData<ItemList>({ queryKey: ['action-items', 'list'] });
      patchLists(client, ids, change);
      try {
        await changeActionItems(ids, change);
        announce({
          text: doneWords(items, change),
          action: { label: 'Undo', onAction: () => void undo(client, items, change) },
        });
      } catch (error) {
        for (const [key, data] of before) client.setQueryData(key, data);
        announce({ tone: 'failed', text: reasonOf(error) });
      }
      refresh(client);
    },
    [client],
  );
}

async function undo(
  client: QueryClient,
  items: readonly ActionItemDto[],
  change: ActionItemChange,
): Promise<void> {
  try {
    for (const back of undoChanges(items, change)) await changeActionItems(back.ids, back.change);
    announce({ text: `${subjectOf(items)} is as it was.` });
  } catch (error) {
    announce({ tone: 'failed', text: reasonOf(error) });
  }
  refresh(client);
}

function refresh(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['action-items'] });
  void client.invalidateQueries({ queryKey: ['home'] });
}

/** What the server will answer, ahead of its answer: items leave the lists they no longer belong to. */
function patchLists(client: QueryClient, ids: readonly string[], change: ActionItemChange): void {
  for (const [key, list] of client.getQueriesData<ItemList>({ queryKey: ['action-items', 'list'] })) {
    if (!list) continue;
    const filters = (key[2] ?? {}) as ActionItemFilters;
    const pages = list.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((item) => {
        const after = ids.includes(item.id) ? changed(item, change) : item;
        return after.state === (filters.state ?? 'open') ? [after] : [];
      }),
    }));
    client.setQueryData<ItemList>(key, { ...list, pages });
  }
}

function changed(item: ActionItemDto, change: ActionItemChange): ActionItemDto {
  switch (change.action) {
    case 'done':
      return { ...item, state: 'done', snoozedUntil: null };
    case 'reopen':
      return { ...item, state: 'open', snoozedUntil: null };
    case 'snooze':
      return { ...item, state: 'snoozed', snoozedUntil: change.until };
    case 'assign':
      return {
        ...item,
        assigneeId: change.assigneeId,
        assigneeName: change.assigneeId ? item.assigneeName : null,
      };
    case 'prioritise':
      return { ...item, priority: change.priority };
  }
}

function doneWords(items: readonly ActionItemDto[], change: ActionItemChange): string {
  const subject = subjectOf(items);
  switch (change.action) {
    case 'done':
      return `Done: ${subject}.`;
    case 'reopen':
      return `Open again: ${subject}.`;
    case 'snooze':
      return `Snoozed until ${snoozeWords(change.until, items[0]?.zone ?? 'UTC')}.`;
    case 'assign':
      return change.assigneeId ? `Assigned: ${subject}.` : `Taken from its assignee: ${subject}.`;
    case 'prioritise':
      return `Now ${change.priority}: ${subject}.`;
  }
}

function subjectOf(items: readonly ActionItemDto[]): string {
  return items.length === 1 && items[0] ? `“${items[0].title}”` : countOf(items.length, 'item');
}

function reasonOf(error: unknown): string {
  return error instanceof ProblemError ? error.detail : 'Nothing was changed. Try again in a moment.';
}
