import type { LiveEvent } from './live-event';

/** One notification: events of one tenant, in order. */
export interface LivePayload {
  t: string;
  e: LiveEvent[];
}

/** PostgreSQL refuses a notification of 8,000 bytes or more. */
const MAX_PAYLOAD_BYTES = 7_900;

const ENVELOPE_BYTES = 64;
const MAX_EVENT_BYTES = MAX_PAYLOAD_BYTES - ENVELOPE_BYTES;

/** The events as JSON arrays, each small enough for one notification. */
export function packEvents(events: LiveEvent[]): string[] {
  const packs: string[] = [];
  let open: string[] = [];
  let openBytes = 0;
  for (const event of events) {
    const json = shrink(event);
    const bytes = Buffer.byteLength(json) + 1;
    if (openBytes + bytes > MAX_EVENT_BYTES) {
      packs.push(`[${open.join(',')}]`);
      open = [];
      openBytes = 0;
    }
    open.push(json);
    openBytes += bytes;
  }
  if (open.length > 0) packs.push(`[${open.join(',')}]`);
  return packs;
}

/** A notification as SQL's pg_notify takes it; `events` comes from packEvents. */
export function payloadOf(tenantId: string, events: string): string {
  return `{"t":"${tenantId}","e":${events}}`;
}

/**
 * Words replace the words of the same turn that still wait, so a slow moment costs intermediate states only.
 * Everything else keeps its place.
 */
export function coalesce(events: LiveEvent[]): LiveEvent[] {
  const lastWords = new Map<string, LiveEvent>();
  for (const event of events)
    if (event.type === 'words') lastWords.set(`${event.callId}:${event.seq}`, event);
  return events.filter(
    (event) => event.type !== 'words' || lastWords.get(`${event.callId}:${event.seq}`) === event,
  );
}

function shrink(event: LiveEvent): string {
  const json = JSON.stringify(event);
  if (Buffer.byteLength(json) < MAX_EVENT_BYTES) return json;
  const shortened = JSON.stringify(shorten(event));
  return Buffer.byteLength(shortened) < MAX_EVENT_BYTES ? shortened : JSON.stringify({ type: 'resync' });
}

/** The end of what is being said matters most while it is said; the beginning of what was. */
function shorten(event: LiveEvent): LiveEvent {
  if (event.type === 'words') return { ...event, text: event.text.slice(-1_500), truncated: true };
  if (event.type === 'turn')
    return { ...event, turn: { ...event.turn, text: event.turn.text.slice(0, 1_500) }, truncated: true };
  if (event.type === 'tool')
    return { ...event, tool: { ...event.tool, args: {}, sayFacts: [] }, truncated: true };
  if (event.type === 'call_started' || event.type === 'call_ended') {
    return { ...event, call: { ...event.call, summary: event.call.summary.slice(0, 500) } };
  }
  return event;
}
