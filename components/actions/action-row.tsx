'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { classes } from '@/components/ui/classes';
import type { ActionItemDto } from '@/lib/requests/schema';
import { DueTime } from './due-time';
import { PriorityMark } from './priority-mark';
import { ACTION_TYPE_WORDS } from './type-words';

interface ActionRowProps {
  item: ActionItemDto;
  isCurrent: boolean;
  isTicked: boolean;
  mayChange: boolean;
  onOpen(): void;
  onTick(isTicked: boolean): void;
}

export function ActionRow({ item, isCurrent, isTicked, mayChange, onOpen, onTick }: ActionRowProps) {
  return (
    <div
      className={classes(
        'flex items-start border-line border-b pl-4 lg:pl-6',
        isCurrent ? 'lg:bg-brass-wash' : 'hover:bg-sunken/60',
      )}
    >
      {mayChange ? (
        <Checkbox
          aria-label={`Select ${item.title}`}
          isSelected={isTicked}
          onChange={onTick}
          className="h-9 pr-3 pointer-coarse:h-12"
        />
      ) : null}
      <button
        type="button"
        data-row={item.id}
        data-inset-focus
        aria-current={isCurrent ? 'true' : undefined}
        onClick={onOpen}
        className="flex min-w-0 flex-1 cursor-default flex-col gap-0.5 py-2 pr-4 text-left lg:pr-6"
      >
        <span className="flex items-baseline gap-2">
          <PriorityMark priority={item.priority} />
          <span className="min-w-0 flex-1 truncate font-medium text-ink text-sm">{item.title}</span>
          <DueTime item={item} />
        </span>
        <span className="flex items-baseline gap-2 text-sm">
          <span className="min-w-0 flex-1 truncate text-ink-2">
            {ACTION_TYPE_WORDS[item.type]}
            {item.detail ? <span className="text-ink-3"> · {item.detail}</span> : null}
          </span>
          {item.assigneeName ? (
            <span className="shrink-0 text-ink-3 text-xs">{item.assigneeName}</span>
          ) : null}
          {item.occurrences > 1 ? (
            <span className="tabular shrink-0 text-ink-3 text-xs" title={`Raised ${item.occurrences} times`}>
              ×{item.occurrences}
            </span>
          ) : null}
        </span>
      </button>
    </div>
  );
}
