import { describe, expect, it } from 'vitest';
import { renderSpeech } from './render-speech';
import { resample } from './resample';
import { toSpeakable } from './speakable';
import { decodeUlaw, encodeUlaw } from './ulaw';

function loudness(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

describe('renderSpeech', () => {
  it('renders audible telephone speech of a plausible length in whole frames', async () => {
    const speech = await renderSpeech('Good evening, how can I help you today?', { voice: 'agent' });
    expect(speech.ulaw.length % 160).toBe(0);
    expect(speech.durationMs).toBe(speech.ulaw.length / 8);
    expect(speech.durationMs).toBeGreaterThan(1200);
    expect(speech.durationMs).toBeLessThan(4500);
    expect(loudness(decodeUlaw(speech.ulaw))).toBeGreaterThan(800);
  });

  it('gives the same words the same buffer, and caller and agent different voices', async () => {
    const [one, two, caller] = await Promise.all([
      renderSpeech('One room, please.', { voice: 'agent' }),
      renderSpeech('One room, please.', { voice: 'agent' }),
      renderSpeech('One room, please.', { voice: 'caller' }),
    ]);
    expect(one.ulaw).toBe(two.ulaw);
    expect(caller.ulaw.equals(one.ulaw)).toBe(false);
  });

  it('speaks faster at a higher rate', async () => {
    const normal = await renderSpeech('Three nights in the queen room.', { voice: 'agent' });
    const fast = await renderSpeech('Three nights in the queen room.', { voice: 'agent', rate: 1.4 });
    expect(fast.durationMs).toBeLessThan(normal.durationMs);
  });

  it('renders one silent frame when there is nothing to say', async () => {
    const speech = await renderSpeech('...', { voice: 'agent' });
    expect(speech.ulaw.length).toBeGreaterThanOrEqual(160);
  });
});

describe('toSpeakable', () => {
  it.each([
    ['The total is $389.50.', 'The total is 389 dollars and 50 cents.'],
    ['It is $1,120.', 'It is 1120 dollars.'],
    ['a $1 fee', 'a 1 dollar fee'],
    ['€40', '40 euros'],
    ['Arriving 2026-11-27.', 'Arriving November 27, 2026.'],
    ['Your code is WB-4F7K.', 'Your code is W B, four F seven K.'],
    ['Call +12072203501.', 'Call plus one two zero seven two two zero three five zero one.'],
    ['Check-in is at 3:00 pm', 'Check-in is at 3 P M'],
    ['Breakfast starts 7:05 AM', 'Breakfast starts 7 oh 5 A M'],
    ['Write to jane.doe@example.com', 'Write to jane dot doe at example dot com'],
    ['two adults, 3 nights', 'two adults, 3 nights'],
  ])('says %j as %j', (shown, spoken) => {
    expect(toSpeakable(shown)).toBe(spoken);
  });
});

describe('µ-law', () => {
  it('survives a round trip within the step size of its segment', () => {
    for (const sample of [0, 1, -1, 100, -100, 1000, -5000, 20_000, -32_000]) {
      const [decoded = Number.NaN] = decodeUlaw(encodeUlaw(Int16Array.of(sample)));
      expect(Math.abs(decoded - sample)).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) / 16));
    }
  });

  it('encodes silence as the two zero bytes telephones use', () => {
    expect([...encodeUlaw(Int16Array.of(0))]).toEqual([0xff]);
    expect([...decodeUlaw(Uint8Array.of(0xff, 0x7f))].map(Math.abs)).toEqual([0, 0]);
  });
});

describe('resample', () => {
  it('keeps a tone and removes what the new rate cannot carry', () => {
    const tone = (hz: number) =>
      Int16Array.from({ length: 22_050 }, (_, i) =>
        Math.round(10_000 * Math.sin((2 * Math.PI * hz * i) / 22_050)),
      );
    const kept = resample(tone(1000), 22_050, 8000);
    const removed = resample(tone(7000), 22_050, 8000);
    expect(kept.length).toBe(8000);
    expect(loudness(kept)).toBeGreaterThan(6500);
    expect(loudness(removed)).toBeLessThan(700);
  });
});
