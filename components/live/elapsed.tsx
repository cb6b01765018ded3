'use client';

import { formatDuration } from '@/components/ui/format-duration';
import { useNow } from '@/components/ui/use-now';

/** How long the line has been open; it counts while it is. */
export function Elapsed({ startedAt, durationMs }: { startedAt: string; durationMs: number | null }) {
  const nowMs = useNow(1_000);
  const elapsedMs = durationMs ?? (nowMs === 0 ? 0 : nowMs - new Date(startedAt).getTime());
  return <span className="tabular">{formatDuration(elapsedMs)}</span>;
}
