import { formatDuration } from '@/components/ui/format-duration';
import type { CallDetailDto } from '@/lib/calls/schema';

/** What happened on the line, for the person who looks for a reason. */
export function CallEvents({ call }: { call: CallDetailDto }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-3 text-xs">
        <span className="font-mono wrap-anywhere">{call.callSid}</span> · {call.engine} ·{' '}
        <span className="font-mono">{call.model || 'no model was reached'}</span>
      </p>
      {call.events.length === 0 ? <p className="text-ink-3 text-sm">Nothing was noted yet.</p> : null}
      <ol className="flex flex-col">
        {call.events.map((event) => (
          <li
            key={event.seq}
            className="grid grid-cols-[2.75rem_minmax(8rem,auto)_1fr] items-baseline gap-x-2 border-line border-b py-1.5 text-sm"
          >
            <span className="tabular text-right text-ink-3 text-xs">{formatDuration(event.offsetMs)}</span>
            <span className="text-ink">{event.type.replaceAll(/[._]/g, ' ')}</span>
            <span className="min-w-0 font-mono text-ink-3 text-xs wrap-anywhere">
              {dataWords(event.data)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function dataWords(data: Record<string, unknown>): string {
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}
