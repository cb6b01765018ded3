import { describe, expect, it } from 'vitest';
import {
  type CallEffects,
  deriveOutcome,
  deriveReasons,
  latencyStats,
  mayBecome,
  searchTextOf,
  summarise,
} from './rules';

const nothing: CallEffects = {
  bookings: [],
  leads: [],
  messages: [],
  tools: [],
  transferAnswered: false,
  voicemails: 0,
};
const booked = {
  confirmationCode: 'AB3',
  guestName: 'Ada',
  arrival: '2026-11-28',
  nights: 1,
  total: '$109.00',
};
const lead = { number: 'LD-7', name: 'Grace', need: 'a wedding for forty' };
const message = { departmentSlug: 'housekeeping', fromName: '', body: 'Two more towels in 4.' };
const guest = (text: string) => ({ role: 'guest' as const, text });
const agent = (text: string) => ({ role: 'agent' as const, text });

describe('deriveOutcome', () => {
  it.each([
    [
      'emergency before booking',
      { ...nothing, tools: ['emergency_protocol'], bookings: [booked] },
      'emergency',
    ],
    ['booking before transfer', { ...nothing, bookings: [booked], transferAnswered: true }, 'booked'],
    ['transfer before voicemail', { ...nothing, transferAnswered: true, voicemails: 1 }, 'transferred'],
    ['voicemail before lead', { ...nothing, voicemails: 1, leads: [lead] }, 'voicemail'],
    ['lead before message', { ...nothing, leads: [lead], messages: [message] }, 'lead'],
    ['message before failure', { ...nothing, messages: [message] }, 'message_taken'],
    ['failure when nothing came of it', nothing, 'failed'],
  ] as const)('%s', (_name, effects, outcome) => {
    const call = {
      effects: effects as CallEffects,
      turns: [guest('Hello')],
      failed: true,
      endedBy: 'failure',
    };
    expect(deriveOutcome(call)).toBe(outcome);
  });

  it.each([
    ['nobody spoke', [agent('Good evening.')], 'caller', 'empty'],
    ['blank words are none', [agent('Good evening.'), guest('  ')], 'caller', 'empty'],
    ['an answer was given', [guest('Dogs?'), agent('Yes.')], 'caller', 'info_given'],
    ['hung up before the only answer', [agent('Good evening.'), guest('Dogs?')], 'caller', 'abandoned'],
    ['said goodbye last', [guest('Dogs?'), agent('Yes.'), guest('Bye')], 'caller', 'info_given'],
    ['we hung up', [agent('Good evening.'), guest('Dogs?')], 'limit', 'info_given'],
  ])('%s', (_name, turns, endedBy, outcome) => {
    expect(deriveOutcome({ effects: nothing, turns, failed: false, endedBy })).toBe(outcome);
  });
});

describe('mayBecome', () => {
  it('lets a voicemail follow a failure or a transfer, and never undo a booking', () => {
    expect(mayBecome('failed', 'voicemail')).toBe(true);
    expect(mayBecome('transferred', 'voicemail')).toBe(true);
    expect(mayBecome('voicemail', 'transferred')).toBe(false);
    expect(mayBecome('booked', 'voicemail')).toBe(false);
    expect(mayBecome(null, 'transferred')).toBe(true);
  });
});

describe('deriveReasons', () => {
  it('names each reason once, given ones first', () => {
    const tools = ['check_availability', 'place_hold', 'create_booking', 'search_knowledge', 'end_call'];
    expect(deriveReasons({ ...nothing, tools }, ['booking'])).toEqual([
      'booking',
      'availability',
      'question',
    ]);
  });
});

describe('summarise', () => {
  it('tells what was written', () => {
    const effects = { ...nothing, bookings: [booked], leads: [lead], messages: [message] };
    expect(summarise(effects, [guest('Hello')], 'booked')).toBe(
      'Ada booked 1 night from Saturday, November 28 for $109.00 (AB3). Lead LD-7 from Grace: a wedding for forty Message for housekeeping: Two more towels in 4.',
    );
  });

  it('falls back to the caller’s own words', () => {
    expect(summarise(nothing, [agent('Hello'), guest('Is the pool open?')], 'info_given')).toBe(
      'Asked: “Is the pool open?”',
    );
    expect(summarise(nothing, [], 'empty')).toBe('The caller said nothing.');
    expect(summarise(nothing, [guest('Help')], 'failed')).toBe(
      'The call broke off on our side. The caller said: “Help”',
    );
  });
});

describe('searchTextOf', () => {
  it('puts names and codes before a long conversation', () => {
    const text = searchTextOf(['Ada', null, '+1207'], { ...nothing, bookings: [booked] }, [
      guest('x'.repeat(40_000)),
    ]);
    expect(text.startsWith('ada\n+1207\nab3\nada\n')).toBe(true);
    expect(text).toHaveLength(20_000);
  });
});

describe('latencyStats', () => {
  it('takes the middle and the slowest', () => {
    expect(latencyStats([900, 100, 500.4])).toEqual({ p50Ms: 500, maxMs: 900 });
    expect(latencyStats([900, 100])).toEqual({ p50Ms: 100, maxMs: 900 });
    expect(latencyStats([])).toEqual({ p50Ms: null, maxMs: null });
  });
});
