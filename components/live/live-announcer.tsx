'use client';

import { callerName } from '@/components/calls/caller';
import type { LiveCall } from './live-state';

/** For a screen reader: each thing said, once it has been said to the end, and never the words in between. */
export function LiveAnnouncer({ call }: { call: LiveCall }) {
  const finished = call.turns.filter((turn) => turn.endMs !== null).at(-1);
  return (
    <p aria-live="polite" className="sr-only">
      {call.endedAt ? `The call with ${callerName(call)} has ended.` : null}
      {finished && !call.endedAt
        ? `${finished.role === 'guest' ? 'Guest' : 'Front Desk'}: ${finished.text}`
        : null}
    </p>
  );
}
