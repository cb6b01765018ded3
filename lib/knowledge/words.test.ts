import { describe, expect, it } from 'vitest';
import { soundKey } from './sound-key';
import { stem } from './stem';
import { contentWords, fold } from './words';

describe('stem', () => {
  it.each([
    ['parking', 'parked'],
    ['dogs', 'dog'],
    ['laundries', 'laundry'],
    ['children', 'child'],
    ['cancelled', 'canceling'],
    ['cancellation', 'cancellations'],
    ['charges', 'charging'],
    ['heated', 'heat'],
  ])('brings %s and %s together', (first, second) => {
    expect(stem(first)).toBe(stem(second));
  });

  it.each([
    ['bus', 'bu'],
    ['king', 'k'],
    ['wedding', 'wed'],
    ['evening', 'even'],
  ])('keeps %s apart from %s only as far as it must', (word) => {
    expect(stem(word).length).toBeGreaterThanOrEqual(3);
  });
});

describe('soundKey', () => {
  it.each([
    ['brakefast', 'breakfast'],
    ['elektrik', 'electric'],
    ['shuddle', 'shuttle'],
    ['fone', 'phone'],
    ['rite', 'write'],
  ])('hears %s as %s', (misheard, meant) => {
    expect(soundKey(misheard)).toBe(soundKey(meant));
  });

  it('keeps words apart that begin with a vowel', () => {
    expect(soundKey('access')).not.toBe(soundKey('kiss'));
  });
});

describe('contentWords', () => {
  it('keeps the topic and drops the talk', () => {
    expect(contentWords("Um, hi! I was just wondering if y'all have a swimming pool?", 'en')).toEqual([
      'swimming',
      'pool',
    ]);
  });

  it('makes one word of what is one idea', () => {
    expect(fold('Late check-in, Wi-Fi and A/C')).toBe('late checkin wifi and aircon');
  });

  it('folds accents', () => {
    expect(contentWords('Où est le café près de la gare ?', 'fr')).toContain('cafe');
  });
});
