import { classes } from './classes';

/** A key of the keyboard. */
export function Kbd({ children, inverted = false }: { children: string; inverted?: boolean }) {
  return (
    <kbd
      className={classes(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border px-1 font-sans text-[11px] leading-none',
        inverted ? 'border-paper/40 text-paper' : 'border-line-strong bg-surface text-ink-2',
      )}
    >
      {children}
    </kbd>
  );
}
