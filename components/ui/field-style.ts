export const FIELD_LABEL = 'text-sm font-medium text-ink';
export const FIELD_INPUT =
  'h-9 w-full min-w-0 rounded-md border border-control-line bg-surface px-2.5 text-base text-ink placeholder:text-ink-3 ' +
  'hover:border-ink-3 invalid:border-failed disabled:opacity-50 pointer-coarse:h-11 pointer-coarse:text-[16px]';
export const FIELD_DESCRIPTION = 'text-sm text-ink-3';
export const FIELD_ERROR = 'text-sm text-failed';
