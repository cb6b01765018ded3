import { CalendarCheck, Flag } from 'lucide-react';
import Link from 'next/link';
import { formatDuration, formatLatency } from '@/components/ui/format-duration';
import { formatPhone } from '@/components/ui/format-phone';
import { formatClock, formatDay, formatExact } from '@/components/ui/format-time';
import type { CallDetailDto } from '@/lib/calls/schema';
import { formatMoney } from '@/lib/money';
import { callerNumber } from './caller';
import { OutcomeStatus } from './outcome-status';

const ENDED_BY: Record<string, string> = {
  caller: 'The caller hung up',
  guest: 'The caller hung up',
  agent: 'Front Desk said goodbye',
  transfer: 'Passed on to a person',
  carrier: 'The line ended it',
  limit: 'Reached the time limit',
  failure: 'Ended by a failure',
  sweep: 'Lost with the server it was on',
};

/** What came of the call, before its words. */
export function CallHead({ call }: { call: CallDetailDto }) {
  const facts = [
    callerNumber(call),
    call.durationMs === null ? null : formatDuration(call.durationMs),
    call.latencyP50Ms === null ? null : `answers within ${formatLatency(call.latencyP50Ms)}`,
    call.endedBy ? (ENDED_BY[call.endedBy] ?? null) : null,
    `to ${formatPhone(call.to)}`,
  ].filter((fact) => fact !== null);
  return (
    <div className="flex flex-col gap-2 px-4 py-4 lg:px-6">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
        <OutcomeStatus call={call} />
        <time dateTime={call.startedAt} title={formatExact(call.startedAt, call.zone)}>
          {formatDay(call.startedAt, call.zone)}, {formatClock(call.startedAt, call.zone)}
        </time>
        <span>{call.propertyName}</span>
      </p>
      {call.summary ? <p className="max-w-[68ch] text-base text-ink">{call.summary}</p> : null}
      <p className="tabular text-ink-3 text-sm">{facts.join(' · ')}</p>
      <Consequences call={call} />
    </div>
  );
}

function Consequences({ call }: { call: CallDetailDto }) {
  if (call.bookings.length === 0 && !call.requiresAction) return null;
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1.5 pt-1 text-sm">
      {call.bookings.map((booking) => (
        <Link
          key={booking.id}
          href={`/bookings/${booking.id}`}
          className="inline-flex items-center gap-1.5 text-ink underline decoration-line-strong underline-offset-4 hover:decoration-current"
        >
          <CalendarCheck aria-hidden className="size-4 text-confirmed" />
          Booking <span className="font-mono text-[0.8125rem]">{booking.confirmationCode}</span>
          {call.pipelineMinor === null ? null : (
            <span className="tabular text-ink-2">
              {formatMoney({ amountMinor: call.pipelineMinor, currency: call.currency })}
            </span>
          )}
        </Link>
      ))}
      {call.requiresAction ? (
        <Link
          href={`/actions?call=${call.id}`}
          className="inline-flex items-center gap-1.5 text-waiting underline decoration-current/40 underline-offset-4 hover:decoration-current"
        >
          <Flag aria-hidden className="size-4" />
          Needs action
        </Link>
      ) : null}
    </p>
  );
}
