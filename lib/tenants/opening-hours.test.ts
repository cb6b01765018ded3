import { describe, expect, it } from 'vitest';
import { describeHours, spokenOpening, spokenTime } from './describe-hours';
import { findNextOpening, type Hours, isOpenAt } from './opening-hours';

const NEW_YORK = 'America/New_York';
const span = (weekdays: number[], opens: string, closes: string, label = ''): Hours[] =>
  weekdays.map((weekday) => ({ weekday, opens, closes, label }));
const office = span([1, 2, 3, 4, 5], '09:00', '17:00');
const bar = span([5, 6], '18:00', '02:00');
/** 2026-11-20 is a Friday; New York is five hours behind. */
const at = (utc: string): Date => new Date(utc);

describe('isOpenAt', () => {
  it.each([
    ['2026-11-20T13:59:00Z', false, 'a minute before opening'],
    ['2026-11-20T14:00:00Z', true, 'as the door opens'],
    ['2026-11-20T21:59:00Z', true, 'in the last minute'],
    ['2026-11-20T22:00:00Z', false, 'as the door closes'],
    ['2026-11-21T15:00:00Z', false, 'on Saturday'],
  ])('of an office at %s is %s, %s', (utc, open) => {
    expect(isOpenAt(office, [], NEW_YORK, at(utc))).toBe(open);
  });

  it.each([
    ['2026-11-21T06:59:00Z', true, 'Saturday 1:59 am of Friday’s night'],
    ['2026-11-21T07:00:00Z', false, 'Saturday 2 am'],
    ['2026-11-22T06:00:00Z', true, 'Sunday 1 am of Saturday’s night'],
    ['2026-11-23T06:00:00Z', false, 'Monday 1 am: Sunday keeps no hours'],
  ])('of a bar at %s is %s, %s', (utc, open) => {
    expect(isOpenAt(bar, [], NEW_YORK, at(utc))).toBe(open);
  });

  it('reads the clock of the property, through the change of daylight saving', () => {
    expect(isOpenAt(office, [], NEW_YORK, at('2026-10-30T13:00:00Z'))).toBe(true);
    expect(isOpenAt(office, [], NEW_YORK, at('2026-11-02T13:00:00Z'))).toBe(false);
    expect(isOpenAt(office, [], 'Europe/Paris', at('2026-11-02T08:00:00Z'))).toBe(true);
  });

  it('is closed on a holiday, except for the end of the night before', () => {
    const holidays = [{ date: '2026-11-21', name: 'Inventory day', closed: true }];
    expect(isOpenAt(bar, holidays, NEW_YORK, at('2026-11-21T06:00:00Z'))).toBe(true);
    expect(isOpenAt(bar, holidays, NEW_YORK, at('2026-11-22T00:00:00Z'))).toBe(false);
    expect(isOpenAt(bar, holidays, NEW_YORK, at('2026-11-22T06:00:00Z'))).toBe(false);
  });

  it('keeps its hours on a holiday that is only named', () => {
    const holidays = [{ date: '2026-11-20', name: 'Founders’ day', closed: false }];
    expect(isOpenAt(office, holidays, NEW_YORK, at('2026-11-20T15:00:00Z'))).toBe(true);
  });

  it('is always open where no hours are stated, and all day from 00:00 to 24:00', () => {
    expect(isOpenAt([], [], NEW_YORK, at('2026-11-20T08:00:00Z'))).toBe(true);
    expect(isOpenAt(span([5], '00:00', '24:00'), [], NEW_YORK, at('2026-11-21T04:59:00Z'))).toBe(true);
    expect(isOpenAt(span([5], '00:00', '24:00'), [], NEW_YORK, at('2026-11-21T05:00:00Z'))).toBe(false);
  });
});

describe('findNextOpening', () => {
  it('skips the weekend and a holiday', () => {
    const holidays = [{ date: '2026-11-23', name: 'Closed Monday', closed: true }];
    expect(findNextOpening(office, [], NEW_YORK, at('2026-11-20T23:00:00Z'))).toEqual({
      date: '2026-11-23',
      time: '09:00',
    });
    expect(findNextOpening(office, holidays, NEW_YORK, at('2026-11-20T23:00:00Z'))).toEqual({
      date: '2026-11-24',
      time: '09:00',
    });
  });

  it('is later the same day, or not at all while open', () => {
    expect(findNextOpening(office, [], NEW_YORK, at('2026-11-20T12:00:00Z'))).toEqual({
      date: '2026-11-20',
      time: '09:00',
    });
    expect(findNextOpening(office, [], NEW_YORK, at('2026-11-20T15:00:00Z'))).toBeNull();
  });
});

describe('hours as one says them', () => {
  it.each([
    [office, 'Monday to Friday 9 am to 5 pm'],
    [[...office, ...span([6], '10:00', '12:00')], 'Monday to Friday 9 am to 5 pm; Saturday 10 am to noon'],
    [bar, 'Friday and Saturday 6 pm to 2 am'],
    [span([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00'), 'every day 24 hours'],
    [
      [...span([7], '17:30', '22:00'), ...span([7], '11:30', '14:00')],
      'Sunday 11:30 am to 2 pm and 5:30 pm to 10 pm',
    ],
    [
      [...span([1], '07:00', '10:00', 'Breakfast'), ...span([1], '18:00', '24:00', 'Dinner')],
      'Breakfast: Monday 7 am to 10 am; Dinner: Monday 6 pm to midnight',
    ],
    [[], 'around the clock'],
  ])('%#', (hours, words) => {
    expect(describeHours(hours)).toBe(words);
  });

  it('says times and days shortly', () => {
    expect(spokenTime('00:30')).toBe('12:30 am');
    expect(spokenOpening({ date: '2026-11-20', time: '09:00' }, '2026-11-20')).toBe('at 9 am');
    expect(spokenOpening({ date: '2026-11-21', time: '09:00' }, '2026-11-20')).toBe('tomorrow at 9 am');
    expect(spokenOpening({ date: '2026-11-23', time: '09:00' }, '2026-11-20')).toBe('on Monday at 9 am');
    expect(spokenOpening({ date: '2026-11-30', time: '09:00' }, '2026-11-20')).toBe(
      'on Monday, November 30, at 9 am',
    );
  });
});
