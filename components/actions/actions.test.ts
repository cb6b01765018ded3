import { describe, expect, it } from 'vitest';
import type { ActionItemDto } from '@/lib/requests/schema';
import { snoozeChoices, snoozeWords } from './snooze-choices';
import { undoChanges } from './undo-changes';

function buildItem(changes: Partial<ActionItemDto>): ActionItemDto {
  return {
    id: 'a',
    type: 'callback_due',
    priority: 'normal',
    title: 'Call Ada back',
    detail: '',
    contactName: 'Ada',
    contactPhone: '+12075550100',
    dueAt: '2026-11-20T12:00:00.000Z',
    state: 'open',
    snoozedUntil: null,
    callId: null,
    bookingId: null,
    assigneeId: null,
    assigneeName: null,
    occurrences: 1,
    createdAt: '2026-11-20T11:00:00.000Z',
    propertyId: 'p',
    propertyName: 'West Bethel Motel',
    zone: 'America/New_York',
    ...changes,
  };
}

describe('undo', () => {
  it('gives each item back to whom it was with, in as few changes as possible', () => {
    const before = [
      buildItem({ id: 'a', assigneeId: 'x' }),
      buildItem({ id: 'b' }),
      buildItem({ id: 'c', assigneeId: 'x' }),
    ];
    expect(undoChanges(before, { action: 'assign', assigneeId: 'me' })).toEqual([
      { ids: ['a', 'c'], change: { action: 'assign', assigneeId: 'x' } },
      { ids: ['b'], change: { action: 'assign', assigneeId: null } },
    ]);
  });

  it('reopens what was open and snoozes again what was asleep', () => {
    const until = '2026-11-21T14:00:00.000Z';
    const before = [buildItem({ id: 'a' }), buildItem({ id: 'b', state: 'snoozed', snoozedUntil: until })];
    expect(undoChanges(before, { action: 'done' })).toEqual([
      { ids: ['a'], change: { action: 'reopen' } },
      { ids: ['b'], change: { action: 'snooze', until } },
    ]);
  });
});

describe('snoozing', () => {
  it('means nine in the morning where the property is', () => {
    const zone = 'America/New_York';
    const choices = snoozeChoices(zone, Date.parse('2026-11-21T02:30:00Z'));
    const tomorrow = choices.find((choice) => choice.id === 'tomorrow');
    expect(tomorrow?.until).toBe('2026-11-21T14:00:00.000Z');
    expect(snoozeWords(tomorrow?.until ?? '', zone)).toBe('Sat 21 Nov, 9:00 am');
  });
});
