import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next';

describe('where to go after signing in', () => {
  it('is the page that was asked for', () => {
    expect(safeNext('/calls?outcome=booked')).toBe('/calls?outcome=booked');
  });

  it('is never somebody else’s page', () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '/..//evil.example',
      '/.//evil.example',
      '//[',
      'javascript:alert(1)',
      undefined,
      ['/a', '/b'],
    ]) {
      expect(safeNext(next)).toBe('/home');
    }
  });
});
