import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text';

describe('the words that were heard', () => {
  it.each([
    ['We have two rooms left.', 1_000, 2_000, 'We have two'],
    ['We have two rooms left.', 2_000, 2_000, 'We have two rooms left.'],
    ['We have two rooms left.', 0, 2_000, ''],
    ['We have two rooms left.', 100, 0, ''],
    ['Supercalifragilistic', 500, 1_000, ''],
    ['One two', 430, 1_000, 'One'],
  ])('%j heard for %i of %i ms is %j', (text, heard, sent, expected) => {
    expect(cutText(text, heard, sent)).toBe(expected);
  });

  it('are always a beginning of what was said, and never a broken word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 12 }),
        fc.nat(1_000),
        (words, heard) => {
          const text = words.join(' ');
          const cut = cutText(text, heard, 1_000);
          expect(text.startsWith(cut)).toBe(true);
          expect(cut === '' ? [] : cut.split(' ')).toEqual(
            words.slice(0, cut === '' ? 0 : cut.split(' ').length),
          );
        },
      ),
    );
  });
});
