'use client';

import { useMemo } from 'react';
import { classes } from '@/components/ui/classes';
import { dayKey, formatDay } from '@/components/ui/format-time';
import { VirtualList } from '@/components/ui/virtual-list';
import type { CallSummaryDto } from '@/lib/calls/schema';
import { CALL_COLUMNS, CallRow } from './call-row';

type Row = { kind: 'day'; key: string; label: string } | { kind: 'call'; key: string; call: CallSummaryDto };

interface CallListProps {
  calls: readonly CallSummaryDto[];
  selectedId: string | null;
  hrefOf(call: CallSummaryDto): string;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  onOlder(): void;
}

export function CallList({ calls, selectedId, hrefOf, ...paging }: CallListProps) {
  const rows = useMemo(() => withDays(calls), [calls]);
  return (
    <>
      <ColumnNames />
      <VirtualList
        {...paging}
        label="Calls"
        items={rows}
        itemKey={(row) => row.key}
        estimatedRowHeight={37}
        olderLabel="Older calls"
        end="These are all the calls."
        renderItem={(row) =>
          row.kind === 'day' ? (
            <h2 className="px-4 pt-4 pb-1.5 font-semibold text-ink-3 text-xs lg:px-6">{row.label}</h2>
          ) : (
            <CallRow call={row.call} href={hrefOf(row.call)} isSelected={row.call.id === selectedId} />
          )
        }
      />
    </>
  );
}

/** The names of the columns, for eyes: a row reads by itself as a link. */
function ColumnNames() {
  return (
    <div
      aria-hidden
      className={classes(
        'hidden border-line border-b px-4 pb-1.5 text-ink-3 text-xs @4xl:grid lg:px-6',
        CALL_COLUMNS,
      )}
    >
      <span>Time</span>
      <span>Caller</span>
      <span>Outcome</span>
      <span>What it was about</span>
      <span className="text-right">Length</span>
      <span className="text-right" title="Half of the answers came within this time">
        Answer
      </span>
      <span className="text-right">Cost</span>
    </div>
  );
}

function withDays(calls: readonly CallSummaryDto[]): Row[] {
  const rows: Row[] = [];
  let day = '';
  for (const call of calls) {
    const key = dayKey(call.startedAt, call.zone);
    if (key !== day)
      rows.push({ kind: 'day', key: `day-${key}`, label: formatDay(call.startedAt, call.zone) });
    rows.push({ kind: 'call', key: call.id, call });
    day = key;
  }
  return rows;
}
