import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { Page } from './page';

/** Where a page ended: positions are unique, so nothing is skipped or shown twice while rows keep coming in. */
export interface Position {
  at: Date;
  id: string;
}

const positionSchema = z.tuple([z.coerce.number().int().min(0).max(8.64e15), z.uuid()]);

export function writeCursor({ at, id }: Position): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** @throws AppError `invalid_input` for a cursor we did not make */
export function readCursor(cursor: string): Position {
  const parsed = positionSchema.safeParse(Buffer.from(cursor, 'base64url').toString().split('.'));
  if (!parsed.success) throw new AppError('invalid_input', { message: 'The cursor is not one of ours.' });
  const [atMs, id] = parsed.data;
  return { at: new Date(atMs), id };
}

/** The first `limit` of rows read one further than that, and the cursor of the next page where there is one. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => Position,
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? writeCursor(positionOf(last)) : null };
}
