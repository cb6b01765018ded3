'use client';

import { type KeyboardEvent, useRef } from 'react';
import { classes } from '@/components/ui/classes';
import { formatDuration } from '@/components/ui/format-duration';
import type { CallTurnDto, ToolCallDto } from '@/lib/calls/schema';
import { type SegmentKind, type TimelineSegment, timelineSegments } from './timeline-segments';

interface CallTimelineProps {
  turns: readonly CallTurnDto[];
  tools: readonly ToolCallDto[];
  /** How long the call lasted, or has lasted so far. */
  totalMs: number;
  /** What the full width stands for; longer than `totalMs` while the call goes on, so that nothing shrinks every second. */
  scaleMs?: number;
  onJump(entryId: string): void;
}

const LANES = ['guest', 'agent', 'tool'] as const;
const LANE_NAMES = { guest: 'Guest', agent: 'Desk', tool: 'Tools' } as const;
const LANE_TOP: Record<SegmentKind, string> = {
  guest: 'top-0 h-3 bg-guest',
  agent: 'top-4 h-3 bg-agent',
  tool: 'top-8 h-3 bg-brass',
  silence: 'top-0 h-7 border-x border-line-strong border-dashed bg-sunken/60',
  interruption: 'top-0 h-7 bg-failed',
};

/** The call as a strip of time. Arrow keys move along it, Enter or a click goes to the words. */
export function CallTimeline({ turns, tools, totalMs, scaleMs = totalMs, onJump }: CallTimelineProps) {
  const strip = useRef<HTMLDivElement>(null);
  const segments = timelineSegments(turns, tools, totalMs);
  const widthMs = Math.max(scaleMs, 1);

  function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(strip.current?.querySelectorAll('button') ?? [])];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.min(Math.max(index + step, 0), buttons.length - 1)]?.focus();
    event.preventDefault();
  }

  return (
    <div className="grid grid-cols-[2.75rem_1fr] gap-x-2">
      <div aria-hidden className="text-right text-[11px] text-ink-3 leading-4">
        {LANES.map((lane) => (
          <div key={lane} className="h-4">
            {LANE_NAMES[lane]}
          </div>
        ))}
      </div>
      <div
        ref={strip}
        role="toolbar"
        aria-label="Timeline of the call"
        onKeyDown={moveFocus}
        className="relative mt-0.5 h-11 overflow-hidden"
      >
        {LANES.map((lane, index) => (
          <div
            key={lane}
            aria-hidden
            className="absolute inset-x-0 h-px bg-line"
            style={{ top: index * 16 + 6 }}
          />
        ))}
        {segments.map((segment, index) => (
          <Segment
            key={segment.key}
            segment={segment}
            widthMs={widthMs}
            isFirst={index === 0}
            onJump={onJump}
          />
        ))}
      </div>
      <span />
      <Axis widthMs={widthMs} />
    </div>
  );
}

interface SegmentProps {
  segment: TimelineSegment;
  widthMs: number;
  isFirst: boolean;
  onJump(entryId: string): void;
}

function Segment({ segment, widthMs, isFirst, onJump }: SegmentProps) {
  const left = (segment.startMs / widthMs) * 100;
  const width = ((segment.endMs - segment.startMs) / widthMs) * 100;
  return (
    <button
      type="button"
      tabIndex={isFirst ? 0 : -1}
      aria-label={segment.label}
      title={segment.label}
      onClick={() => onJump(segment.target)}
      style={{ left: `${left}%`, width: `max(${segment.kind === 'interruption' ? 2 : 3}px, ${width}%)` }}
      className={classes(
        'absolute rounded-[2px] -outline-offset-1 hover:brightness-125',
        segment.kind === 'silence' ? 'z-0' : 'z-10',
        LANE_TOP[segment.kind],
      )}
    />
  );
}

const STEPS_MS = [5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000];

function Axis({ widthMs }: { widthMs: number }) {
  const stepMs = STEPS_MS.find((step) => widthMs / step <= 6) ?? 3_600_000;
  const marks = Array.from({ length: Math.floor(widthMs / stepMs) + 1 }, (_, index) => index * stepMs);
  return (
    <div aria-hidden className="tabular relative h-4 text-[11px] text-ink-3">
      {marks
        // The last mark would be cut off at the edge.
        .filter((mark) => mark / widthMs < 0.96)
        .map((mark) => (
          <span key={mark} className="absolute" style={{ left: `${(mark / widthMs) * 100}%` }}>
            {formatDuration(mark)}
          </span>
        ))}
    </div>
  );
}
