'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { feedQueries } from '@/components/live/live-state';
import { Button } from '@/components/ui/button';
import { countOf } from '@/components/ui/count-of';
import type { CallSummaryDto } from '@/lib/calls/schema';

/** "3 new calls", laid over the list: nothing moves until it is asked to. */
export function NewCallsNotice({ shown, isShown }: { shown: readonly CallSummaryDto[]; isShown: boolean }) {
  const client = useQueryClient();
  const { data: newIds = [] } = useQuery(feedQueries.newCalls);
  const missing = newIds.filter((id) => !shown.some((call) => call.id === id)).length;

  async function show(): Promise<void> {
    await client.resetQueries({ queryKey: ['calls', 'list'] });
    client.setQueryData(feedQueries.newCalls.queryKey, []);
  }

  return (
    <div role="status" className="relative z-10 h-0">
      {isShown && missing > 0 ? (
        <Button
          size="small"
          className="absolute top-9 left-1/2 -translate-x-1/2 text-brass shadow-lift"
          onPress={() => void show()}
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {countOf(missing, 'new call')}
        </Button>
      ) : null}
    </div>
  );
}
