import { classes } from '@/components/ui/classes';
import { formatDuration, formatLatency } from '@/components/ui/format-duration';
import type { CallTurnDto } from '@/lib/calls/schema';
import { type AnswerStage, answerStages } from './answer-stages';

const STAGES: Record<AnswerStage['name'], { label: string; fill: string }> = {
  hearing: { label: 'sure the guest had finished', fill: 'bg-guest/70' },
  thinking: { label: 'thinking', fill: 'bg-agent' },
  tools: { label: 'tools', fill: 'bg-brass' },
  voice: { label: 'beginning to speak', fill: 'bg-agent/55' },
  line: { label: 'on the line', fill: 'bg-ink-3' },
};

/** A caller notices a wait of two seconds; the scale always reaches at least there. */
const NOTICED_MS = 2_000;

/** How long the guest waited for each answer, and on what. */
export function AnswerTimes({ turns }: { turns: readonly CallTurnDto[] }) {
  if (turns.length === 0) return <p className="text-ink-3 text-sm">No answer was timed in this call.</p>;
  const widthMs = Math.max(NOTICED_MS * 1.1, ...turns.map((turn) => turn.latency?.totalMs ?? 0));
  return (
    <div className="flex flex-col gap-4">
      <h3 className="font-medium text-sm">How long did the guest wait for each answer?</h3>
      <ul
        aria-label="What the colours stand for"
        className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs"
      >
        {Object.values(STAGES).map((stage) => (
          <li key={stage.label} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={classes('size-2.5 rounded-[2px]', stage.fill)} />
            {stage.label}
          </li>
        ))}
      </ul>
      <ol className="flex flex-col gap-2.5">
        {turns.map((turn) => (
          <Answer key={turn.seq} turn={turn} widthMs={widthMs} />
        ))}
      </ol>
      <p className="text-ink-3 text-xs">The line marks two seconds, from where a wait is noticed.</p>
    </div>
  );
}

function Answer({ turn, widthMs }: { turn: CallTurnDto; widthMs: number }) {
  if (!turn.latency) return null;
  const stages = answerStages(turn.latency);
  const words = stages
    .map((stage) => `${formatLatency(stage.endMs - stage.startMs)} ${STAGES[stage.name].label}`)
    .join(', ');
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)_3.5rem] items-center gap-x-2 text-sm">
      <span className="tabular text-right text-ink-3 text-xs">{formatDuration(turn.startMs)}</span>
      <span className="truncate text-ink-2">{turn.text}</span>
      <span className="tabular text-right">{formatLatency(turn.latency.totalMs)}</span>
      <span title={words} className="relative col-start-2 flex h-2 overflow-hidden rounded-[2px] bg-sunken">
        <span className="sr-only">{words}</span>
        {stages.map((stage) => (
          <span
            key={stage.name}
            aria-hidden
            className={STAGES[stage.name].fill}
            style={{ width: `${((stage.endMs - stage.startMs) / widthMs) * 100}%` }}
          />
        ))}
        <span
          aria-hidden
          className="absolute inset-y-0 w-px bg-ink"
          style={{ left: `${(NOTICED_MS / widthMs) * 100}%` }}
        />
      </span>
    </li>
  );
}
