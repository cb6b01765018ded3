'use client';

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classes } from './classes';
import { Hint } from './hint';

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  label: string;
  /** Shown after the label in the hint: the key that does the same. */
  shortcut?: string;
  className?: string;
  children: ReactNode;
}

/** A button with a picture for a face; its words appear on hover and focus and are always its name. */
export function IconButton({ label, shortcut, className, children, ...props }: IconButtonProps) {
  return (
    <Hint text={label} shortcut={shortcut}>
      <AriaButton
        {...props}
        aria-label={label}
        className={classes(
          'inline-flex size-8 shrink-0 cursor-default items-center justify-center rounded-md text-ink-2 pointer-coarse:size-10',
          'hover:bg-sunken hover:text-ink pressed:bg-sunken disabled:opacity-40',
          className,
        )}
      >
        {children}
      </AriaButton>
    </Hint>
  );
}
