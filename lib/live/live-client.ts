import type { LiveEvent } from './live-event';

/** `waiting`: not connected, trying again. A screen then shows when it last knew, and refetches once it is `open`. */
export type LiveConnection = 'connecting' | 'open' | 'waiting';

export interface LiveListener<Event = LiveEvent> {
  onEvent(event: Event): void;
  onConnection?(connection: LiveConnection): void;
}

/** What the admin console hears: the event and whose it is; null for a `resync`, which concerns everyone. */
export interface PlatformLiveEvent {
  tenantId: string | null;
  event: LiveEvent;
}

/** Listens to the calls of the viewer's tenant until the returned function is called. */
export function listenToCalls(listener: LiveListener): () => void {
  return listen('/api/v1/live', listener);
}

/** Listens to the calls of every tenant; for platform operators. */
export function listenToAllCalls(listener: LiveListener<PlatformLiveEvent>): () => void {
  return listen('/api/v1/admin/live', listener);
}

/** A stream the server refused (signed out, too many tabs) is not reopened by the browser, so it is tried again here. */
const REOPEN_AFTER_MS = 15_000;

function listen<Event>(url: string, listener: LiveListener<Event>): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    listener.onConnection?.('connecting');
    source = new EventSource(url);
    source.onopen = () => listener.onConnection?.('open');
    source.onmessage = (message: MessageEvent<string>) => listener.onEvent(JSON.parse(message.data) as Event);
    source.onerror = () => {
      listener.onConnection?.('waiting');
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_AFTER_MS);
    };
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
