'use client';

import { Check, Minus } from 'lucide-react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox';
import { classes } from './classes';

interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  /** Words beside the box; without them the box needs an `aria-label`. */
  label?: string;
  className?: string;
}

export function Checkbox({ label, className, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className={classes(
        'group inline-flex cursor-default items-center gap-2 text-sm text-ink pointer-coarse:min-h-10 pointer-coarse:min-w-10',
        className,
      )}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span
            className={classes(
              'inline-flex size-4 shrink-0 items-center justify-center rounded-sm border group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-brass',
              isSelected || isIndeterminate
                ? 'border-brass-fill bg-brass-fill text-on-brass'
                : 'border-control-line bg-surface text-transparent group-hover:border-ink-3',
            )}
          >
            {isIndeterminate ? (
              <Minus aria-hidden className="size-3" />
            ) : (
              <Check aria-hidden className="size-3" />
            )}
          </span>
          {label}
        </>
      )}
    </AriaCheckbox>
  );
}
