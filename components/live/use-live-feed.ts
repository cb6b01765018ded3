'use client';

import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callQueries } from '@/lib/calls/client';
import type { CallSummaryDto } from '@/lib/calls/schema';
import type { Page } from '@/lib/http/page';
import { type LiveConnection, listenToCalls } from '@/lib/live/live-client';
import type { LiveEvent } from '@/lib/live/live-event';
import { applyLiveEvent, detailFromSummary, patchCall } from './apply-live-event';
import { feedQueries } from './live-state';

const KEEP_ENDED = 5;

/** The first word of every query key the feed can make stale. */
const EVERYTHING = ['calls', 'home', 'bookings', 'action-items'];

/** Keeps every screen of the staff app fresh while it is open: the feed patches the query cache. Mounted once, in the shell. */
export function useLiveFeed(): void {
  const client = useQueryClient();
  useEffect(() => {
    let wasAway = false;
    return listenToCalls({
      onEvent: (event) => receive(client, event),
      onConnection: (connection: LiveConnection) => {
        client.setQueryData(feedQueries.connection.queryKey, connection);
        if (connection === 'waiting') wasAway = true;
        if (connection === 'open' && wasAway) {
          wasAway = false;
          refetch(client, ...EVERYTHING);
        }
      },
    });
  }, [client]);
}

function receive(client: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case 'call_started':
      patchLive(client, event);
      client.setQueryData(feedQueries.newCalls.queryKey, (ids = []) => [...new Set([...ids, event.call.id])]);
      refetch(client, 'home');
      break;
    case 'words':
    case 'turn':
    case 'tool':
      learnUnknown(client, event.callId);
      patchLive(client, event);
      patchDetail(client, event.callId, event);
      break;
    case 'call_state':
      client.setQueryData(feedQueries.states.queryKey, (states = {}) => ({
        ...states,
        [event.callId]: event.state,
      }));
      break;
    case 'call_ended':
      endCall(client, event.call);
      break;
    case 'action_item':
      refetch(client, 'action-items', 'home');
      break;
    case 'booking':
      refetch(client, 'bookings', 'home');
      break;
    case 'resync':
      refetch(client, ...EVERYTHING);
      break;
  }
}

/**
 * A fetch that began before a call did may answer after its start was announced, and wipe it off the list again. The
 * next word of a call nobody knows brings it back; one fetch at a time, however many words arrive meanwhile.
 */
function learnUnknown(client: QueryClient, callId: string): void {
  const { queryKey } = callQueries.live();
  const live = client.getQueryData(queryKey);
  if (!live || live.some((call) => call.id === callId)) return;
  const ended = client.getQueryData(feedQueries.justEnded.queryKey) ?? [];
  if (!ended.some((call) => call.id === callId))
    void client.refetchQueries({ queryKey }, { cancelRefetch: false });
}

function patchLive(client: QueryClient, event: LiveEvent): void {
  client.setQueryData(callQueries.live().queryKey, (calls) => calls && applyLiveEvent(calls, event));
}

function patchDetail(client: QueryClient, callId: string, event: LiveEvent): void {
  client.setQueryData(callQueries.detail(callId).queryKey, (call) => call && patchCall(call, event));
}

/** The record is complete now: lists change in place, an open detail page fetches what only the log knows. */
function endCall(client: QueryClient, ended: CallSummaryDto): void {
  const live = client.getQueryData(callQueries.live().queryKey) ?? [];
  const known = live.find((call) => call.id === ended.id) ?? detailFromSummary(ended);
  client.setQueryData(feedQueries.justEnded.queryKey, (calls = []) =>
    [{ ...known, ...ended }, ...calls.filter((call) => call.id !== ended.id)].slice(0, KEEP_ENDED),
  );
  patchLive(client, { type: 'call_ended', call: ended });
  client.setQueriesData<InfiniteData<Page<CallSummaryDto>>>(
    { queryKey: ['calls', 'list'] },
    (list) => list && { ...list, pages: list.pages.map((page) => replaceCall(page, ended)) },
  );
  void client.invalidateQueries({ queryKey: callQueries.detail(ended.id).queryKey });
  refetch(client, 'home');
}

function replaceCall(page: Page<CallSummaryDto>, call: CallSummaryDto): Page<CallSummaryDto> {
  return { ...page, items: page.items.map((item) => (item.id === call.id ? call : item)) };
}

function refetch(client: QueryClient, ...rooms: string[]): void {
  for (const room of rooms) void client.invalidateQueries({ queryKey: [room] });
}
