import Link from 'next/link';
import { callerName } from '@/components/calls/caller';
import { classes } from '@/components/ui/classes';
import { Elapsed } from './elapsed';
import { LineState } from './line-state';
import type { LiveCall } from './live-state';

/** A call in the list at the left: who, for how long, what is happening, the last words. */
export function LiveRow({ call, isSelected }: { call: LiveCall; isSelected: boolean }) {
  const last = call.turns.at(-1);
  return (
    <Link
      href={`/live?call=${call.id}`}
      scroll={false}
      prefetch={false}
      data-inset-focus
      aria-current={isSelected ? 'true' : undefined}
      className={classes(
        'flex flex-col gap-0.5 border-line border-b px-4 py-2.5 lg:pl-6',
        isSelected ? 'lg:bg-brass-wash' : 'hover:bg-sunken/60',
      )}
    >
      <span className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 truncate font-medium text-sm">{callerName(call)}</span>
        <span className="text-ink-2 text-sm">
          <Elapsed startedAt={call.startedAt} durationMs={call.durationMs} />
        </span>
      </span>
      <span className="flex items-center gap-3">
        <LineState call={call} />
        <span className="truncate text-ink-3 text-xs">{call.propertyName}</span>
      </span>
      <span className="h-5 truncate text-ink-2 text-sm">{last?.text ?? ''}</span>
    </Link>
  );
}
