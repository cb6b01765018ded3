import { describe, expect, it } from 'vitest';
import { claimsBeyond } from './claims-beyond';

const known = 'Ada booked 2 nights for $1,218.00 (WBM7K3). Lead LD-00042. The dog costs 40 dollars.';

describe('claimsBeyond', () => {
  it.each([
    'Booked for $1,218 under WBM7K3.',
    'Booked for $1218.00, a dog for $40.',
    'The dog is 40 dollars; lead LD-00042.',
    'Asked about breakfast on the 28th at 7 pm in room 204.',
  ])('lets pass: %s', (summary) => {
    expect(claimsBeyond(summary, known)).toEqual([]);
  });

  it.each([
    ['Booked for $99.', ['$99']],
    ['Confirmation ZZ9XW was given.', ['ZZ9XW']],
    ['They paid 55 euros under WBM7K4.', ['55 euros', 'WBM7K4']],
  ])('finds what nobody said: %s', (summary, claims) => {
    expect(claimsBeyond(summary, known)).toEqual(claims);
  });
});
