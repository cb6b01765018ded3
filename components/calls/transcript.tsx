'use client';

import { Scissors } from 'lucide-react';
import { classes } from '@/components/ui/classes';
import { formatDuration, formatLatency } from '@/components/ui/format-duration';
import type { CallTurnDto, ToolCallDto } from '@/lib/calls/schema';
import { ToolReceipt } from './tool-receipt';
import { transcriptEntries } from './transcript-entries';

interface TranscriptProps {
  turns: readonly CallTurnDto[];
  tools: readonly ToolCallDto[];
  /** The entry that was jumped to. */
  marked?: string | null;
}

/** What was said and done, each line at its time in the call. */
export function Transcript({ turns, tools, marked }: TranscriptProps) {
  return (
    <ol className="flex flex-col">
      {transcriptEntries(turns, tools).map((entry) => (
        <li
          key={entry.id}
          id={entry.id}
          tabIndex={-1}
          className={classes(
            'grid scroll-mt-32 grid-cols-[2.75rem_1fr] gap-x-2 rounded-md py-1 transition-colors duration-500',
            entry.kind === 'turn' && entry.isNewSpeaker && 'mt-2.5',
            marked === entry.id && 'bg-brass-wash',
          )}
        >
          <span className="tabular pt-0.5 pr-1 text-right text-ink-3 text-xs leading-5">
            {formatDuration(entry.atMs)}
          </span>
          {entry.kind === 'turn' ? (
            <Turn turn={entry.turn} showSpeaker={entry.isNewSpeaker} />
          ) : (
            <ToolReceipt tool={entry.tool} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Turn({ turn, showSpeaker }: { turn: CallTurnDto; showSpeaker: boolean }) {
  const isGuest = turn.role === 'guest';
  return (
    <div className="min-w-0">
      {showSpeaker ? (
        <p
          className={classes(
            'flex items-baseline gap-2 font-semibold text-xs leading-5',
            isGuest ? 'text-guest' : 'text-agent',
          )}
        >
          {isGuest ? 'Guest' : 'Front Desk'}
          {turn.latency ? <AnswerTime totalMs={turn.latency.totalMs} /> : null}
        </p>
      ) : (
        <span className="sr-only">{isGuest ? 'Guest: ' : 'Front Desk: '}</span>
      )}
      <p className="max-w-[68ch] text-[0.9375rem] text-ink leading-6 wrap-anywhere">
        {turn.text}
        {turn.interrupted ? (
          <span className="ml-1.5 inline-flex items-center gap-1 text-waiting text-xs">
            <Scissors aria-hidden className="size-3" />
            interrupted here
          </span>
        ) : null}
      </p>
    </div>
  );
}

function AnswerTime({ totalMs }: { totalMs: number }) {
  return (
    <span
      className="tabular font-normal text-ink-3"
      title="From the end of the guest’s words to the first sound of the answer"
    >
      after {formatLatency(totalMs)}
    </span>
  );
}
