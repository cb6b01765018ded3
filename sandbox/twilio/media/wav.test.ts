import { describe, expect, it } from 'vitest';
import { decodeUlaw, encodeUlaw } from '../../speech/ulaw';
import { encodeWav, WavError, wavToUlaw } from './wav';

const tone = Int16Array.from({ length: 1600 }, (_, index) => Math.round(8000 * Math.sin(index / 5)));

describe('WAV files', () => {
  it('come back as the audio that went in', () => {
    expect(wavToUlaw(encodeWav([tone]))).toEqual(encodeUlaw(tone));
  });

  it('keep the caller on the left and the agent on the right', () => {
    const file = encodeWav([Int16Array.of(1, 2), Int16Array.of(-1, -2)]);
    expect(file.readUInt16LE(22)).toBe(2);
    expect([44, 46, 48, 50].map((at) => file.readInt16LE(at))).toEqual([1, -1, 2, -2]);
  });

  it('are brought down to the telephone\u2019s rate', () => {
    const file = encodeWav([tone]);
    file.writeUInt32LE(16_000, 24);
    expect(decodeUlaw(wavToUlaw(file))).toHaveLength(800);
  });

  it.each([
    ['text', Buffer.from('not audio at all, only text')],
    ['a WAV file without sound', encodeWav([tone]).subarray(0, 36)],
  ])('refuse %s', (_, file) => {
    expect(() => wavToUlaw(file)).toThrow(WavError);
  });
});
