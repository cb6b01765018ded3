import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A UUIDv7: sorts by creation time, so primary keys stay append-mostly. */
export function newId(): string {
  return v7();
}

/** No 0/O, 1/I/L, 5/S, 8/B, 2/Z: letters and digits that survive a telephone line. */
const SPOKEN_ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679';

/** A code of `length` characters a person can read out and type back, such as a confirmation code. */
export function newSpokenCode(length: number): string {
  return Array.from({ length }, () => SPOKEN_ALPHABET[randomInt(SPOKEN_ALPHABET.length)]).join('');
}
