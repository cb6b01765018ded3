import type { RealtimeServerEvent } from 'openai/resources/realtime/realtime';

type WithoutId<Event> = Event extends unknown ? Omit<Event, 'event_id'> : never;

/** A server event before it is numbered. The vendor's own types check every shape. */
export type OutgoingEvent = WithoutId<RealtimeServerEvent>;
