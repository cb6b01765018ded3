import { AppError } from '@/lib/errors';

/** Where a page ended: positions are unique, so nothing is skipped or shown twice while calls keep coming in. */
export interface CallPosition {
  startedAt: Date;
  id: string;
}

export function cursorOf({ startedAt, id }: CallPosition): string {
  return Buffer.from(`${startedAt.getTime()}.${id}`).toString('base64url');
}

/** Throws `invalid_input` for a cursor we did not make. */
export function readCursor(cursor: string): CallPosition {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1] || !match[2])
    throw new AppError('invalid_input', { message: 'The cursor is not one of ours.' });
  return { startedAt: new Date(Number(match[1])), id: match[2] };
}
