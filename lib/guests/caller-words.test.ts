import { describe, expect, it } from 'vitest';
import { cleanCallerText } from './caller-words';

describe('cleanCallerText', () => {
  it.each([
    ['  two   words\n\there ', 'two words here'],
    ['zero\u200bwidth and \u202eturned', 'zero width and turned'],
    ['nul\u0000inside', 'nul inside'],
    ['Zoe\u0301', 'Zoé'],
  ])('makes %j %j', (said, kept) => {
    expect(cleanCallerText(said)).toBe(kept);
  });

  it.each(['4111111111111111', '4111 1111 1111 1111', '5500-0000-0000-0004', '3782 822463 10005'])(
    'keeps no card number: %s',
    (card) => {
      expect(cleanCallerText(`it is ${card}, thanks`)).toBe('it is [card number removed], thanks');
    },
  );

  it.each(['+12075550188', '0044 20 7946 0018', '4111111111111112', 'LD-7KQ4M', 'confirmation 123456'])(
    'keeps %s',
    (said) => {
      expect(cleanCallerText(said)).toBe(said);
    },
  );
});
