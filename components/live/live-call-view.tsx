'use client';

import { ArrowDown } from 'lucide-react';
import { CallTimeline } from '@/components/calls/call-timeline';
import { callerName } from '@/components/calls/caller';
import { Transcript } from '@/components/calls/transcript';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/use-now';
import { useStickToEnd } from '@/components/ui/use-stick-to-end';
import { LiveAnnouncer } from './live-announcer';
import type { LiveCall } from './live-state';

const SHORTEST_SCALE_MS = 60_000;
const SCALE_STEP_MS = 30_000;

/** One call as it happens: the words above, the time it took beneath. */
export function LiveCallView({ call }: { call: LiveCall }) {
  const nowMs = useNow(1_000);
  const { scroller, isBehind, toEnd } = useStickToEnd<HTMLDivElement>(growthOf(call));
  const totalMs =
    call.durationMs ?? Math.max(1, nowMs === 0 ? 1 : nowMs - new Date(call.startedAt).getTime());
  const scaleMs = call.endedAt
    ? totalMs
    : Math.max(SHORTEST_SCALE_MS, Math.ceil(totalMs / SCALE_STEP_MS) * SCALE_STEP_MS);

  function jump(entryId: string): void {
    document.getElementById(entryId)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <LiveAnnouncer call={call} />
      <section
        ref={scroller}
        aria-label={`Words of ${callerName(call)}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard.
        tabIndex={0}
        data-inset-focus
        className="min-h-0 flex-1 overflow-y-auto px-4 py-3 lg:px-6"
      >
        {call.turns.length + call.tools.length > 0 ? (
          <Transcript turns={call.turns} tools={call.tools} />
        ) : (
          <p className="py-6 text-center text-ink-3 text-sm">
            The line is open. The first words appear here.
          </p>
        )}
      </section>
      {isBehind ? (
        <Button
          size="small"
          onPress={toEnd}
          className="absolute bottom-24 left-1/2 -translate-x-1/2 text-brass shadow-lift"
        >
          <ArrowDown aria-hidden className="size-3.5" />
          New words
        </Button>
      ) : null}
      <div className="shrink-0 border-line border-t px-4 pt-3 pb-2 lg:px-6">
        <CallTimeline
          turns={call.turns}
          tools={call.tools}
          totalMs={totalMs}
          scaleMs={scaleMs}
          onJump={jump}
        />
      </div>
    </div>
  );
}

/** Changes with every word and every receipt. */
function growthOf(call: LiveCall): string {
  const last = call.turns.at(-1);
  return `${call.turns.length} ${last?.text.length ?? 0} ${call.tools.map((tool) => tool.status).join()}`;
}
