'use client';

import { formatExact, formatRelative } from '@/components/ui/format-time';
import { useNow } from '@/components/ui/use-now';
import type { ActionItemDto } from '@/lib/requests/schema';

/** When it should be done by; what is late says so in words, not in red alone. */
export function DueTime({ item }: { item: ActionItemDto }) {
  const nowMs = useNow(30_000);
  const at = item.state === 'snoozed' && item.snoozedUntil ? item.snoozedUntil : item.dueAt;
  const exact = formatExact(at, item.zone);
  if (item.state === 'done') return <span className="shrink-0 text-ink-3 text-xs">Done</span>;
  if (nowMs === 0) return <time dateTime={at} className="shrink-0 text-ink-3 text-xs" title={exact} />;
  const isLate = item.state === 'open' && new Date(at).getTime() < nowMs;
  return (
    <time
      dateTime={at}
      title={exact}
      className={isLate ? 'shrink-0 font-medium text-failed text-xs' : 'shrink-0 text-ink-3 text-xs'}
    >
      {item.state === 'snoozed' ? 'Back ' : 'Due '}
      {formatRelative(at, nowMs)}
    </time>
  );
}
