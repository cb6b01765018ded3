import { describe, expect, it } from 'vitest';
import { startOfPeriod } from './start-of-period';

const zone = 'America/New_York';
const evening = Date.parse('2026-11-21T02:05:30.500Z');

describe('a period of the house', () => {
  it('begins at midnight of the property, not of the server', () => {
    expect(startOfPeriod('today', zone, evening)).toBe('2026-11-20T05:00:00.000Z');
    expect(startOfPeriod('7d', zone, evening)).toBe('2026-11-14T05:00:00.000Z');
  });

  it('keeps last night until ten strikes again', () => {
    expect(startOfPeriod('night', zone, evening)).toBe('2026-11-20T03:00:00.000Z');
    expect(startOfPeriod('night', zone, evening + 3_600_000)).toBe('2026-11-21T03:00:00.000Z');
  });

  it('has no beginning for any time', () => {
    expect(startOfPeriod('', zone, evening)).toBeUndefined();
  });
});
