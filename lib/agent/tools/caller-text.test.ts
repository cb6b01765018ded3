import { describe, expect, it } from 'vitest';
import { callerEmail, toCallbackNumber } from './caller-contact';
import { callerText, optionalCallerText } from './caller-text';
import { findDepartment, isAnyone, namesRoom } from './find-department';

describe('callerText', () => {
  it('cuts what is too long and refuses what is empty', () => {
    expect(callerText(5).parse('abcdefgh')).toBe('abcde');
    expect(callerText(5).safeParse(' \u200b ').success).toBe(false);
    expect(optionalCallerText(5).parse(null)).toBeNull();
    expect(optionalCallerText(5).parse('  ')).toBeNull();
  });
});

describe('contact details', () => {
  it.each([
    ['jane dot doe at example dot com', 'jane.doe@example.com'],
    [' Jane.Doe@Example.com ', 'jane.doe@example.com'],
    ['', null],
    [null, null],
  ])('hears %j as %j', (said, email) => {
    expect(callerEmail.parse(said)).toBe(email);
  });

  it.each(['jane', 'jane at', 'a@b', `${'x'.repeat(300)}@example.com`])('refuses %j', (said) => {
    expect(callerEmail.safeParse(said).success).toBe(false);
  });

  it('reads a number as one of the country, and keeps what it cannot read', () => {
    expect(toCallbackNumber('(207) 555-0188', '+12072203599')).toBe('+12075550188');
    expect(toCallbackNumber('06 12 34 56 78', '+33142220000')).toBe('+33612345678');
    expect(toCallbackNumber('+44 20 7946 0018', '+12072203599')).toBe('+442079460018');
    expect(toCallbackNumber('the one on file', '+12072203599')).toBe('the one on file');
    expect(toCallbackNumber(null, '+12072203599')).toBeNull();
  });
});

describe('whom a caller means', () => {
  const departments = [
    { slug: 'front_desk', name: 'Front desk' },
    { slug: 'room_service', name: 'Room service' },
    { slug: 'events', name: 'Groups and weddings' },
  ];

  it.each([
    ['room service', 'room_service'],
    ['Room Service', 'room_service'],
    ['the wedding people', 'events'],
    ['event department', 'events'],
    ['accounting', undefined],
  ])('%j is %j', (said, slug) => {
    expect(findDepartment(departments, said)?.slug).toBe(slug);
  });

  it.each(['a human', 'real person', 'someone', 'the manager', 'Front Desk', 'operator'])(
    '%j is anyone',
    (said) => {
      expect(isAnyone(said)).toBe(true);
    },
  );

  it.each([
    ['214', true],
    ['room 7', true],
    ['the guest John Smith', true],
    ['sales', false],
    ['Anna', false],
  ])('%j names a room: %j', (said, room) => {
    expect(namesRoom(said)).toBe(room);
  });
});
