'use client';

import { useQuery } from '@tanstack/react-query';
import { feedQueries } from '@/components/live/live-state';
import { Status } from '@/components/ui/status';

/** Nothing while the feed runs; a word when it does not, because then the numbers may be old. */
export function FeedNotice() {
  const { data } = useQuery(feedQueries.connection);
  return (
    <div role="status" className="px-2.5 empty:hidden">
      {data === 'waiting' ? <Status tone="waiting">Reconnecting…</Status> : null}
    </div>
  );
}
