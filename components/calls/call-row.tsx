import { Flag } from 'lucide-react';
import Link from 'next/link';
import { classes } from '@/components/ui/classes';
import { formatCost } from '@/components/ui/format-cost';
import { formatDuration, formatLatency } from '@/components/ui/format-duration';
import { formatClock, formatExact } from '@/components/ui/format-time';
import type { CallSummaryDto } from '@/lib/calls/schema';
import { callerName } from './caller';
import { OutcomeStatus } from './outcome-status';

/** The columns of the calls list; header and rows share them. Under 56rem a row becomes two lines. */
export const CALL_COLUMNS =
  '@4xl:grid-cols-[5rem_minmax(9rem,13rem)_8rem_minmax(0,1fr)_4rem_4.5rem_4rem] @4xl:items-center @4xl:gap-x-4';

interface CallRowProps {
  call: CallSummaryDto;
  href: string;
  isSelected: boolean;
}

export function CallRow({ call, href, isSelected }: CallRowProps) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      data-row={call.id}
      data-inset-focus
      aria-current={isSelected ? 'true' : undefined}
      className={classes(
        'grid min-h-9 grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-3 border-line border-b px-4 py-2 text-sm @4xl:py-1.5 lg:px-6',
        CALL_COLUMNS,
        isSelected ? 'bg-brass-wash' : 'hover:bg-sunken/60',
      )}
    >
      <time dateTime={call.startedAt} title={formatExact(call.startedAt, call.zone)} className="text-ink-2">
        {formatClock(call.startedAt, call.zone)}
      </time>
      <span className="truncate font-medium text-ink">{callerName(call)}</span>
      <OutcomeStatus call={call} />
      <span className="col-span-2 col-start-2 row-start-2 flex min-w-0 items-center gap-1.5 @4xl:col-span-1 @4xl:col-start-4 @4xl:row-start-1">
        {call.requiresAction ? (
          <Flag role="img" aria-label="Needs action" className="size-3.5 shrink-0 text-waiting" />
        ) : null}
        <span className="truncate text-ink-2">{call.summary}</span>
      </span>
      <Figures call={call} />
    </Link>
  );
}

/** Numbers for the wide list only; on a narrow one they are in the panel. */
function Figures({ call }: { call: CallSummaryDto }) {
  const figures = [
    call.durationMs === null ? '' : formatDuration(call.durationMs),
    call.latencyP50Ms === null ? '' : formatLatency(call.latencyP50Ms),
    call.costMicros === null ? '' : formatCost(call.costMicros),
  ];
  return ['duration', 'answer', 'cost'].map((name, index) => (
    <span key={name} className="tabular hidden text-right text-ink-2 @4xl:block">
      {figures[index]}
    </span>
  ));
}
