'use client';

import { formatClock, formatExact, formatRelative } from './format-time';
import { useNow } from './use-now';

interface RelativeTimeProps {
  instant: string;
  zone: string;
  /** A stop for the keyboard, so that the exact time can be reached without a pointer. Leave out inside links and rows. */
  focusable?: boolean;
}

/** "12 min ago", and the exact time of the place it happened in on hover and focus. */
export function RelativeTime({ instant, zone, focusable = false }: RelativeTimeProps) {
  const nowMs = useNow(30_000);
  const exact = formatExact(instant, zone);
  const words = nowMs === 0 ? formatClock(instant, zone) : formatRelative(instant, nowMs);
  if (!focusable) {
    return (
      <time dateTime={instant} title={exact}>
        {words}
      </time>
    );
  }
  return (
    <button type="button" className="group relative cursor-default rounded-sm">
      <time dateTime={instant}>{words}</time>
      <span className="pointer-events-none absolute top-full left-1/2 z-20 mt-1 hidden -translate-x-1/2 whitespace-nowrap rounded-md bg-ink px-2 py-1 text-paper text-xs group-hover:block group-focus-visible:block">
        {exact}
      </span>
    </button>
  );
}
