import { describe, expect, it } from 'vitest';
import { cleanEmail, cleanName, isSameName, normalizePhone } from './rules';

const MAINE = '+12072203599';
const PARIS = '+33142685300';

describe('normalizePhone', () => {
  it.each([
    ['(207) 555-0188', MAINE, '+12075550188'],
    ['207.555.0188', MAINE, '+12075550188'],
    ['+44 20 7946 0958', MAINE, '+442079460958'],
    ['01 42 68 53 00', PARIS, '+33142685300'],
    ['12', MAINE, null],
    ['call me', MAINE, null],
    ['', MAINE, null],
    ['207 555 0188', 'not a number', '+12075550188'],
  ])('%s at %s → %s', (spoken, home, expected) => {
    expect(normalizePhone(spoken, home)).toBe(expected);
  });
});

describe('cleanName', () => {
  it.each([
    ['  Jane   Doe ', 'Jane Doe'],
    ['José-María Núñez', 'José-María Núñez'],
    ['李小龍', '李小龍'],
    ['Jane\u0000Doe\n', 'Jane Doe'],
    ['', null],
    ['42', null],
    ['???', null],
    ['Unknown', null],
    ['n/a', null],
    ['x'.repeat(101), null],
  ])('%j → %j', (said, expected) => {
    expect(cleanName(said)).toBe(expected);
  });
});

describe('cleanEmail', () => {
  it.each([
    [' Jane@Example.COM ', 'jane@example.com'],
    ['jane.doe+motel@mail.example.co', 'jane.doe+motel@mail.example.co'],
    ['jane dot doe at example dot com', 'jane.doe@example.com'],
    ['jane at example', null],
    ['jane@example', null],
    ['jane@@example.com', null],
    ['a@b.c, d@e.fg', null],
    ['<jane@example.com>', null],
    [`${'x'.repeat(250)}@example.com`, null],
  ])('%j → %j', (said, expected) => {
    expect(cleanEmail(said)).toBe(expected);
  });
});

describe('isSameName', () => {
  it.each([
    ['José Núñez', 'jose nunez', true],
    ["O'Brien", 'OBrien', true],
    ['Anne-Marie', 'Anne Marie', true],
    ['Jane Doe', 'John Doe', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameName(one, other)).toBe(same);
  });
});
