'use client';

import { useMe } from '@/components/shell/use-me';
import { useUrlFilters } from '@/components/ui/use-url-filters';
import type { ActionItemFilters } from '@/lib/requests/client';
import { ACTION_STATES, ACTION_TYPES, type ActionState } from '@/lib/requests/schema';

export interface ActionFilterState {
  state: ActionState;
  filters: ActionItemFilters;
  isFiltered: boolean;
  isMine: boolean;
  /** The item in the address. */
  itemId: string | null;
  setFilters(changes: Record<string, string>): void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function useActionFilters(): ActionFilterState {
  const { search, setFilters } = useUrlFilters();
  const { user } = useMe();
  const state = ACTION_STATES.find((known) => known === search.get('state')) ?? 'open';
  const isMine = search.get('mine') === 'yes';
  const callId = search.get('call');
  const narrowing: ActionItemFilters = {
    q: search.get('q') || undefined,
    type: ACTION_TYPES.find((type) => type === search.get('type')),
    assigneeId: isMine ? user.id : undefined,
    callId: callId && UUID.test(callId) ? callId : undefined,
  };
  return {
    state,
    filters: { state, ...narrowing },
    isFiltered: Object.values(narrowing).some((value) => value !== undefined),
    isMine,
    itemId: search.get('item'),
    setFilters,
  };
}
