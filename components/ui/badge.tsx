import type { ReactNode } from 'react';
import { classes } from './classes';

/** A small count or label inside a hairline. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={classes(
        'tabular inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong px-1.5 text-ink-2 text-xs',
        className,
      )}
    >
      {children}
    </span>
  );
}
