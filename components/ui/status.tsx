import type { ReactNode } from 'react';
import { classes } from './classes';

export type Tone = 'plain' | 'confirmed' | 'waiting' | 'failed' | 'agent' | 'guest' | 'live' | 'muted';

const INK: Record<Tone, string> = {
  plain: 'text-ink-2',
  muted: 'text-ink-3',
  confirmed: 'text-confirmed',
  waiting: 'text-waiting',
  failed: 'text-failed',
  agent: 'text-agent',
  guest: 'text-guest',
  live: 'text-brass',
};

/** Each tone has a shape of its own, so that it reads without colour. */
const MARK: Record<Tone, string> = {
  plain: 'rounded-full border border-current',
  muted: 'h-px w-2 bg-current',
  confirmed: 'rounded-full bg-current',
  waiting: 'rounded-full border border-current bg-linear-to-r from-current from-50% to-transparent to-50%',
  failed: 'rotate-45 bg-current',
  agent: 'rounded-full bg-current',
  guest: 'rounded-full bg-current',
  live: 'lamp-breathe rounded-full bg-current',
};

/** A state in one word, with a small mark before it. */
export function Status({
  tone,
  children,
  className,
}: {
  tone: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={classes('inline-flex items-center gap-1.5 whitespace-nowrap text-sm', INK[tone], className)}
    >
      <span aria-hidden className={classes('inline-block size-1.75 shrink-0', MARK[tone])} />
      {children}
    </span>
  );
}
