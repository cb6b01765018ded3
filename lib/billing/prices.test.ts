import { describe, expect, it } from 'vitest';
import { findPrice, PRICES } from './price-list';
import { mergeUsage, priceUsage, totalMicros, type UsageLine } from './prices';
import { realtimeUsage } from './realtime-usage';

const day = new Date('2026-11-20T12:00:00Z');
const amountOf = (line: UsageLine) => priceUsage([line], day)[0]?.amount;

describe('priceUsage', () => {
  it.each<[string, UsageLine, string]>([
    [
      'audio heard',
      { component: 'audio_input', model: 'gpt-realtime-2.1', quantity: 1_000_000, unit: 'token' },
      '32.000000',
    ],
    [
      'audio from the cache',
      { component: 'audio_input_cached', model: 'gpt-realtime-2.1', quantity: 1_000_000, unit: 'token' },
      '0.400000',
    ],
    [
      'audio spoken',
      { component: 'audio_output', model: 'gpt-realtime-2.1', quantity: 1_234, unit: 'token' },
      '0.078976',
    ],
    [
      'text of the small model',
      { component: 'text_input_cached', model: 'gpt-realtime-2.1-mini', quantity: 100, unit: 'token' },
      '0.000006',
    ],
    [
      'half a micro-dollar, rounded up',
      { component: 'text_input_cached', model: 'gpt-6-luna', quantity: 50, unit: 'token' },
      '0.000001',
    ],
    [
      'transcription by the second',
      { component: 'transcription', model: 'gpt-live-transcribe', quantity: 90, unit: 'second' },
      '0.025500',
    ],
    [
      'one second on the phone: a whole minute',
      { component: 'telephony', model: 'twilio-inbound', quantity: 1, unit: 'second' },
      '0.008500',
    ],
    [
      'sixty seconds: still one',
      { component: 'telephony', model: 'twilio-inbound', quantity: 60, unit: 'second' },
      '0.008500',
    ],
    [
      'sixty-one: two',
      { component: 'media_stream', model: 'twilio-media-streams', quantity: 61, unit: 'second' },
      '0.008000',
    ],
    [
      'characters spoken',
      { component: 'speech', model: 'eleven_flash_v2_5', quantity: 1_000, unit: 'character' },
      '0.050000',
    ],
    [
      'a dated snapshot',
      { component: 'audio_output', model: 'gpt-realtime-2.1-2026-09-14', quantity: 1_000, unit: 'token' },
      '0.064000',
    ],
  ])('%s', (_name, line, amount) => {
    expect(amountOf(line)).toBe(amount);
  });

  it('makes an unknown model a line of nothing that says so', () => {
    const [line] = priceUsage(
      [{ component: 'audio_output', model: 'gpt-next', quantity: 10, unit: 'token' }],
      day,
    );
    expect(line).toMatchObject({
      model: 'gpt-next',
      amount: '0.000000',
      unit: 'token (unpriced)',
      priceDate: '2026-11-20',
    });
  });

  it('does not price seconds by the token', () => {
    const [line] = priceUsage(
      [{ component: 'audio_output', model: 'gpt-realtime-2.1', quantity: 10, unit: 'second' }],
      day,
    );
    expect(line?.unit).toBe('second (unpriced)');
  });

  it('adds up the answers of a call and leaves out what was not used', () => {
    const answer: UsageLine = {
      component: 'audio_output',
      model: 'gpt-realtime-2.1',
      quantity: 50,
      unit: 'token',
    };
    expect(mergeUsage([answer, answer, { ...answer, component: 'text_output', quantity: 0 }])).toEqual([
      { ...answer, quantity: 100 },
    ]);
  });

  it('totals in millionths of a dollar', () => {
    expect(totalMicros([{ amount: '0.078976' }, { amount: '1.000001' }])).toBe(1_078_977);
  });
});

describe('findPrice', () => {
  it('prefers the latest price that had begun, and the oldest for an earlier day', () => {
    const later = {
      component: 'telephony' as const,
      model: 'twilio-inbound',
      unit: 'minute' as const,
      nanoDollars: 9_000_000,
      from: '2027-01-01',
    };
    PRICES.push(later);
    try {
      expect(findPrice('telephony', 'twilio-inbound', '2026-12-31')?.nanoDollars).toBe(8_500_000);
      expect(findPrice('telephony', 'twilio-inbound', '2027-01-01')?.nanoDollars).toBe(9_000_000);
      expect(findPrice('telephony', 'twilio-inbound', '2020-01-01')?.nanoDollars).toBe(8_500_000);
    } finally {
      PRICES.splice(PRICES.indexOf(later), 1);
    }
  });
});

describe('realtimeUsage', () => {
  it('takes what came from the cache out of the input', () => {
    const usage = {
      total_tokens: 1_000,
      input_token_details: {
        text_tokens: 600,
        audio_tokens: 200,
        cached_tokens: 640,
        cached_tokens_details: { text_tokens: 512, audio_tokens: 128 },
      },
      output_token_details: { text_tokens: 40, audio_tokens: 160 },
    };
    expect(
      Object.fromEntries(
        realtimeUsage('gpt-realtime-2.1', usage).map(({ component, quantity }) => [component, quantity]),
      ),
    ).toEqual({
      text_input: 88,
      text_input_cached: 512,
      audio_input: 72,
      audio_input_cached: 128,
      text_output: 40,
      audio_output: 160,
    });
  });

  it('is empty for an answer without details', () => {
    expect(realtimeUsage('gpt-realtime-2.1', {})).toEqual([]);
  });
});
