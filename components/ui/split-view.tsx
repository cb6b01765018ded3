import type { ReactNode } from 'react';
import { classes } from './classes';

interface SplitViewProps {
  /** `wide`: beside the list where there is room for both, and not at all on a phone. */
  open: 'never' | 'wide' | 'always';
  list: ReactNode;
  panel: ReactNode;
  listWidth?: 'narrow' | 'middle' | 'wide';
}

const LIST_WIDTH = { narrow: 'lg:max-w-88', middle: 'lg:max-w-md', wide: 'lg:max-w-[38rem]' };

/** A list and the panel of its selected row. The list stays mounted under the panel, so its place is never lost. */
export function SplitView({ open, list, panel, listWidth = 'middle' }: SplitViewProps) {
  return (
    <div className="relative flex h-[calc(100dvh-3.5rem-env(safe-area-inset-bottom))] lg:h-dvh">
      <div
        className={classes(
          '@container flex min-w-0 flex-1 flex-col',
          open !== 'never' && classes('lg:border-line lg:border-r', LIST_WIDTH[listWidth]),
          open === 'always' && 'max-lg:invisible',
        )}
      >
        {list}
      </div>
      {open === 'never' ? null : (
        <div
          className={classes(
            'min-w-0 bg-paper lg:static lg:block lg:flex-1',
            open === 'always' ? 'absolute inset-0' : 'hidden',
          )}
        >
          {panel}
        </div>
      )}
    </div>
  );
}
