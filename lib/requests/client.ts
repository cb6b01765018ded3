import { infiniteQueryOptions } from '@tanstack/react-query';
import { callApi } from '@/lib/http/api-client';
import type { Page } from '@/lib/http/page';
import type { ActionItemChange, ActionItemDto, ListActionItemsQuery } from './schema';

export type ActionItemFilters = Partial<Omit<ListActionItemsQuery, 'cursor' | 'limit'>>;

/** What screens ask about things people have to do. */
export const actionItemQueries = {
  list: (filters: ActionItemFilters = {}) =>
    infiniteQueryOptions({
      queryKey: ['action-items', 'list', filters],
      queryFn: ({ pageParam, signal }) =>
        callApi<Page<ActionItemDto>>('/action-items', { query: { ...filters, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
};

/** Changes several items at once; answers with them as they are now. */
export async function changeActionItems(ids: string[], change: ActionItemChange): Promise<ActionItemDto[]> {
  const answer = await callApi<{ items: ActionItemDto[] }>('/action-items', {
    method: 'PATCH',
    body: { ids, change },
  });
  return answer.items;
}
