import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { cutPage, readCursor, writeCursor } from './cursor';

const rowAt = (minute: number) => ({ at: new Date(Date.UTC(2026, 10, 20, 17, minute)), id: newId() });

describe('a cursor', () => {
  it('leads back to where the page ended', () => {
    const position = rowAt(1);
    expect(readCursor(writeCursor(position))).toEqual(position);
  });

  it.each(['', 'nonsense', 'MS4y', "' or 1=1", Buffer.from(`1e99.${newId()}`).toString('base64url')])(
    'that we did not make is refused: %j',
    (cursor) => {
      expect(() => readCursor(cursor)).toThrow('The cursor is not one of ours.');
    },
  );
});

describe('cutPage', () => {
  it('leads on only where there is more', () => {
    const rows = [rowAt(3), rowAt(2), rowAt(1)];
    const [, second] = rows;
    expect(cutPage(rows, 2, (row) => row)).toEqual({
      items: rows.slice(0, 2),
      nextCursor: second && writeCursor(second),
    });
    expect(cutPage(rows, 3, (row) => row)).toEqual({ items: rows, nextCursor: null });
    expect(cutPage([], 3, rowAt)).toEqual({ items: [], nextCursor: null });
  });
});
