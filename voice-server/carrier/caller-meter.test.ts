import { describe, expect, it } from 'vitest';
import { createCallerMeter } from './caller-meter';
import { base64Of, silencePayload } from './ulaw';

const voice = base64Of(Buffer.from(Array.from({ length: 160 }, (_, i) => (i % 2 ? 0x10 : 0x90))));
const hiss = base64Of(Buffer.from(Array.from({ length: 160 }, (_, i) => (i % 2 ? 0x6a : 0xea))));

describe('the caller meter', () => {
  it('hears a voice, and neither silence nor hiss', () => {
    const meter = createCallerMeter();
    meter.frame(silencePayload(20), 20);
    meter.frame(hiss, 40);
    expect(meter.lastLoudAt()).toBeNull();
    meter.frame(voice, 60);
    expect(meter.lastLoudAt()).toBe(60);
  });

  it('knows when a caller has finished a sentence, until told that it was noticed', () => {
    const meter = createCallerMeter();
    for (let at = 0; at < 400; at += 20) meter.frame(voice, at);
    const wanted = { spokeMs: 300, quietMs: 1_000 };
    expect(meter.hasFinished(wanted, 1_000)).toBe(false);
    expect(meter.hasFinished(wanted, 1_400)).toBe(true);
    meter.reset();
    expect(meter.hasFinished(wanted, 1_400)).toBe(false);
  });

  it('does not call a click a sentence', () => {
    const meter = createCallerMeter();
    meter.frame(voice, 0);
    expect(meter.hasFinished({ spokeMs: 300, quietMs: 1_000 }, 5_000)).toBe(false);
  });
});
