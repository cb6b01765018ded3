'use client';

import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Kbd } from './kbd';

interface HintProps {
  text: string;
  shortcut?: string;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** A React Aria pressable or focusable element. */
  children: ReactElement;
}

/** A tooltip: a few words on hover and on keyboard focus. */
export function Hint({ text, shortcut, placement = 'bottom', children }: HintProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={50}>
      {children}
      <Tooltip
        placement={placement}
        offset={6}
        className="flex items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-paper shadow-lift"
      >
        {text}
        {shortcut ? <Kbd inverted>{shortcut}</Kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
