'use client';

import { useState } from 'react';
import { Tabs } from '@/components/ui/tabs';
import { useNow } from '@/components/ui/use-now';
import type { CallDetailDto } from '@/lib/calls/schema';
import { AnswerTimes } from './answer-times';
import { CallCosts } from './call-costs';
import { CallEvents } from './call-events';
import { CallHead } from './call-head';
import { CallTimeline } from './call-timeline';
import { Recordings } from './recordings';
import { Transcript } from './transcript';

const MARK_MS = 1_600;

/** The whole record of a call. The timeline stays in sight and leads to the words. */
export function CallDetail({ call }: { call: CallDetailDto }) {
  const [marked, setMarked] = useState<string | null>(null);
  const totalMs = useTotalMs(call);

  function jump(entryId: string): void {
    const entry = document.getElementById(entryId);
    entry?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    entry?.focus({ preventScroll: true });
    setMarked(entryId);
    setTimeout(() => setMarked((current) => (current === entryId ? null : current)), MARK_MS);
  }

  const answers = call.turns.filter((turn) => turn.latency !== null);
  return (
    <div className="flex flex-col">
      <CallHead call={call} />
      <div className="sticky top-0 z-20 border-line border-y bg-paper px-4 pt-3 pb-1.5 lg:px-6">
        <CallTimeline turns={call.turns} tools={call.tools} totalMs={totalMs} onJump={jump} />
      </div>
      <div className="px-4 pt-2 pb-10 lg:px-6">
        <Tabs
          label="The call"
          tabs={[
            { id: 'words', label: 'Words', content: <Words call={call} marked={marked} /> },
            {
              id: 'answers',
              label: 'Answer times',
              count: answers.length,
              content: <AnswerTimes turns={answers} />,
            },
            {
              id: 'cost',
              label: 'Cost',
              content: <CallCosts costs={call.costs} costMicros={call.costMicros} />,
            },
            { id: 'events', label: 'Events', count: call.events.length, content: <CallEvents call={call} /> },
          ]}
        />
      </div>
    </div>
  );
}

function Words({ call, marked }: { call: CallDetailDto; marked: string | null }) {
  return (
    <div className="flex flex-col gap-4">
      <Recordings recordings={call.recordings} zone={call.zone} />
      {call.turns.length + call.tools.length > 0 ? (
        <Transcript turns={call.turns} tools={call.tools} marked={marked} />
      ) : (
        <p className="text-ink-3 text-sm">No words were recorded in this call.</p>
      )}
    </div>
  );
}

/** Until a call has ended it is as long as it has lasted. */
function useTotalMs(call: CallDetailDto): number {
  const nowMs = useNow(1_000);
  const lastMs = Math.max(0, ...call.turns.map((turn) => turn.endMs ?? turn.startMs));
  if (call.durationMs !== null) return Math.max(call.durationMs, lastMs);
  return Math.max(nowMs - new Date(call.startedAt).getTime(), lastMs, 1);
}
