'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { applyLiveEvent } from '@/components/live/apply-live-event';
import { feedQueries } from '@/components/live/live-state';
import { listenToAllCalls, type PlatformLiveEvent } from '@/lib/live/live-client';
import type { LiveCallState, LiveEvent } from '@/lib/live/live-event';
import { platformQueries } from '@/lib/platform/client';
import type { PlatformLiveCall } from '@/lib/platform/schema';

/** Keeps the admin console's calls fresh. A call that begins is fetched, because the feed does not say whose it is by name. */
export function usePlatformFeed(): void {
  const client = useQueryClient();
  useEffect(() => {
    const { queryKey } = platformQueries.liveCalls();
    const refetch = () => void client.invalidateQueries({ queryKey });
    return listenToAllCalls({
      onEvent: ({ event }: PlatformLiveEvent) => {
        if (event.type === 'call_started' || event.type === 'resync') refetch();
        else if (event.type === 'call_state') putState(client, event.callId, event.state);
        else client.setQueryData(queryKey, (calls) => calls?.flatMap((entry) => patchEntry(entry, event)));
      },
      onConnection: (connection) => {
        if (connection === 'open') refetch();
      },
    });
  }, [client]);
}

function putState(client: QueryClient, callId: string, state: LiveCallState): void {
  client.setQueryData(feedQueries.states.queryKey, (states = {}) => ({ ...states, [callId]: state }));
}

/** The entry after an event, or nothing once its call has ended. */
function patchEntry(entry: PlatformLiveCall, event: LiveEvent): PlatformLiveCall[] {
  return applyLiveEvent([entry.call], event).map((call) => ({ ...entry, call }));
}
