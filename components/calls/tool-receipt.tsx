'use client';

import { Check, ChevronRight, CircleSlash, Clock3, TriangleAlert } from 'lucide-react';
import { classes } from '@/components/ui/classes';
import { formatLatency } from '@/components/ui/format-duration';
import { Spinner } from '@/components/ui/spinner';
import type { ToolCallDto } from '@/lib/calls/schema';
import { describeTool } from './describe-tool';

const MARKS = {
  running: { icon: <Spinner />, ink: 'text-brass' },
  ok: { icon: <Check aria-hidden className="size-3.5" />, ink: 'text-confirmed' },
  refused: { icon: <CircleSlash aria-hidden className="size-3.5" />, ink: 'text-waiting' },
  failed: { icon: <TriangleAlert aria-hidden className="size-3.5" />, ink: 'text-failed' },
  timeout: { icon: <Clock3 aria-hidden className="size-3.5" />, ink: 'text-failed' },
} as const;

/** What the agent did, between the words. One fact is shown at once, the rest and the arguments on request. */
export function ToolReceipt({ tool }: { tool: ToolCallDto }) {
  const { title, fact, more } = describeTool(tool);
  const mark = MARKS[tool.status];
  const hasMore = more.length > 0 || Object.keys(tool.args).length > 0;
  return (
    <details className="group/receipt border-line-strong border-l-2 py-0.5 pl-3 text-sm">
      <summary
        className={classes(
          'flex list-none items-start gap-2 rounded-sm [&::-webkit-details-marker]:hidden',
          !hasMore && 'pointer-events-none',
        )}
        tabIndex={hasMore ? 0 : -1}
      >
        <span className={classes('mt-[3px] inline-flex shrink-0', mark.ink)}>{mark.icon}</span>
        <span className="min-w-0 flex-1">
          <span className="font-medium text-ink">{title}</span>
          {fact ? <span className="text-ink-2">: {fact}</span> : null}
        </span>
        {tool.durationMs === null ? null : (
          <span className="tabular shrink-0 text-ink-3 text-xs leading-5">
            {formatLatency(tool.durationMs)}
          </span>
        )}
        {hasMore ? (
          <ChevronRight
            aria-hidden
            className="mt-[3px] size-3.5 shrink-0 text-ink-3 transition-transform group-open/receipt:rotate-90"
          />
        ) : null}
      </summary>
      <div className="mt-1.5 mb-1 ml-5.5 flex flex-col gap-1.5">
        {more.map((line) => (
          <p key={line} className="text-ink-2">
            {line}
          </p>
        ))}
        <Arguments args={tool.args} />
      </div>
    </details>
  );
}

function Arguments({ args }: { args: Record<string, unknown> }) {
  const entries = Object.entries(args).filter(([, value]) => value !== null && value !== '');
  if (entries.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 font-mono text-ink-3 text-xs">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd className="wrap-anywhere text-ink-2">
            {typeof value === 'string' ? value : JSON.stringify(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
