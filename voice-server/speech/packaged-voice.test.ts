import { afterAll, describe, expect, it } from 'vitest';
import { createPackagedVoice } from './packaged-voice';

const voice = createPackagedVoice();
afterAll(() => voice.close());

describe('the packaged voice', () => {
  it('says a sentence in whole frames, of a plausible length, and loud enough for a telephone', async () => {
    const ulaw = await voice.render('Thank you for calling. How may I help you today?', 'en-US');
    expect(ulaw.length % 160).toBe(0);
    expect(ulaw.length / 8_000).toBeGreaterThan(1.5);
    expect(ulaw.length / 8_000).toBeLessThan(6);
    const loud = ulaw.filter((byte) => ((~byte >> 4) & 7) >= 5).length;
    expect(loud / ulaw.length).toBeGreaterThan(0.1);
  });

  it('speaks other languages, and English where it knows none', async () => {
    const [french, unknown] = await Promise.all([
      voice.render('Un instant.', 'fr-FR'),
      voice.render('One moment.', 'xx'),
    ]);
    expect(french.length).toBeGreaterThan(2_000);
    expect(unknown.length).toBeGreaterThan(2_000);
  });
});
