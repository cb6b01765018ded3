import { isSessionLive } from '@/lib/auth/sessions';
import type { Viewer } from '@/lib/auth/viewer';
import { withUser } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { eventStreamResponse } from './event-stream';

/** One per open tab; a browser that opens more is refused, and its screens fall back to asking now and then. */
const MAX_STREAMS_PER_PERSON = 8;

const openStreams = new Map<string, number>();

/** A person's live connection, ended when they leave or within a minute of their session's end. */
export function liveStream<Event>(
  viewer: Viewer,
  request: Request,
  subscribe: (send: (event: Event) => void) => () => void,
): Response {
  const { userId, sessionId } = viewer;
  takeSlot(userId);
  return eventStreamResponse<Event>({
    signal: request.signal,
    subscribe,
    isStillWelcome: () => withUser(userId, (db) => isSessionLive(db, { sessionId, now: new Date() })),
    onEnd: () => freeSlot(userId),
  });
}

function takeSlot(userId: string): void {
  const open = openStreams.get(userId) ?? 0;
  if (open >= MAX_STREAMS_PER_PERSON) {
    throw new AppError('too_many_requests', {
      message: 'Front Desk is open in too many tabs. Close one of them.',
    });
  }
  openStreams.set(userId, open + 1);
}

function freeSlot(userId: string): void {
  const open = (openStreams.get(userId) ?? 1) - 1;
  if (open > 0) openStreams.set(userId, open);
  else openStreams.delete(userId);
}
