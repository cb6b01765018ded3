import { classes } from './classes';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const BASE =
  'inline-flex shrink-0 cursor-default items-center justify-center gap-1.5 rounded-md border font-medium select-none ' +
  'whitespace-nowrap transition-colors duration-100 disabled:opacity-45 aria-disabled:opacity-45 pointer-coarse:min-h-10';

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-brass-fill text-on-brass hover:bg-brass-fill-hover pressed:bg-brass-fill-hover',
  secondary:
    'border-line-strong bg-surface text-ink hover:border-control-line hover:bg-raised pressed:bg-sunken',
  quiet: 'border-transparent text-ink-2 hover:bg-sunken hover:text-ink pressed:bg-sunken',
  danger: 'border-failed/50 bg-surface text-failed hover:bg-failed/10 pressed:bg-failed/15',
};

const SIZES: Record<ButtonSize, string> = {
  small: 'h-7 px-2.5 text-sm',
  medium: 'h-8 px-3 text-sm',
  large: 'h-10 px-4 text-base',
};

/** The look of a button, shared by real buttons and by links that read as one. */
export function buttonStyle(options: {
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}): string {
  return classes(
    BASE,
    VARIANTS[options.variant ?? 'secondary'],
    SIZES[options.size ?? 'medium'],
    options.className,
  );
}
