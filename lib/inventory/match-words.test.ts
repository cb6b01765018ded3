import { describe, expect, it } from 'vitest';
import { matchRatePlans, matchWords } from './match-words';

const TYPES = [
  { code: 'QN', name: 'Queen room', spokenName: 'queen room', beds: '1 queen' },
  { code: 'QQ', name: 'Two queen room', spokenName: 'room with two queen beds', beds: '2 queen' },
  { code: 'FS', name: 'Family suite', spokenName: 'family suite', beds: '1 queen, 2 twin, 1 sofa bed' },
  { code: 'AQ', name: 'Accessible queen room', spokenName: 'accessible queen room', beds: '1 queen' },
];
const PLANS = [
  { code: 'FLEX', name: 'Flexible rate', spokenName: 'flexible rate', refundable: true },
  { code: 'ADV', name: 'Advance rate', spokenName: 'advance rate', refundable: false },
];
const codes = (items: { code: string }[]) => items.map((item) => item.code);

describe('matchWords', () => {
  it.each([
    ['qn', ['QN']],
    ['a queen room', ['QN']],
    ['Queen', ['QN']],
    ['two queens', ['QQ']],
    ['the room with two queen beds', ['QQ']],
    ['twin', ['FS']],
    ['suite', ['FS']],
    ['accessible room', ['AQ']],
    ['ocean view', []],
    ['a room please', []],
    ['', []],
  ])('%s → %j', (said, expected) => {
    expect(codes(matchWords(TYPES, said))).toEqual(expected);
  });

  it('hears accented names without their accents', () => {
    expect(matchWords([{ code: 'X', name: 'Forêt', spokenName: 'forêt' }], 'foret')).toHaveLength(1);
  });
});

describe('matchRatePlans', () => {
  it.each([
    ['flexible', ['FLEX']],
    ['refundable', ['FLEX']],
    ['something I can cancel', ['FLEX']],
    ['non-refundable', ['ADV']],
    ['nonrefundable', ['ADV']],
    ['advance', ['ADV']],
    ['half board', []],
  ])('%s → %j', (said, expected) => {
    expect(codes(matchRatePlans(PLANS, said))).toEqual(expected);
  });
});
