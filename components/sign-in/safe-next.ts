const AFTER_SIGN_IN = '/home';

/** Stands for our own address, which a path of ours never leaves. */
const OURS = 'https://front-desk.invalid';

/**
 * The page to continue to: only a path of ours, so that a link cannot send a person elsewhere after they signed in.
 * Judged after parsing, because a browser drops tabs and takes a backslash for a slash.
 */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, OURS)) return AFTER_SIGN_IN;
  const { origin, pathname, search, hash } = new URL(next, OURS);
  return origin === OURS && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : AFTER_SIGN_IN;
}
