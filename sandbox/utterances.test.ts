import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createUtterances } from './utterances';

describe('utterances', () => {
  it('reads back the id it wrote, in a frame of pure silence', () => {
    const utterances = createUtterances();
    const utterance = utterances.register('A room for two, please.', 1400);
    const frame = utterances.watermark(utterance);
    expect(frame).toHaveLength(160);
    expect([...frame].every((byte) => byte === 0xff || byte === 0x7f)).toBe(true);
    expect(utterances.read(frame)).toBe(utterance.id);
    expect(utterances.find(utterance.id)?.text).toBe('A room for two, please.');
  });

  it('finds a watermark at any byte offset of a longer buffer', () => {
    const utterances = createUtterances();
    const utterance = utterances.register('Hello', 400);
    const audio = Buffer.concat([
      Buffer.alloc(333, 0xff),
      utterances.watermark(utterance),
      Buffer.alloc(500, 0x55),
    ]);
    expect(utterances.search(audio)).toEqual({ id: utterance.id, offset: 333 });
    expect(utterances.search(audio, 334)).toBeNull();
  });

  it('hears nothing in silence, noise, a cut watermark or one with a flipped bit', () => {
    const utterances = createUtterances();
    const frame = utterances.watermark(utterances.register('Hello', 400));
    const flipped = Buffer.from(frame);
    flipped[100] = flipped[100] === 0xff ? 0x7f : 0xff;
    expect(utterances.read(Buffer.alloc(160, 0xff))).toBeNull();
    expect(utterances.read(randomBytes(160))).toBeNull();
    expect(utterances.search(frame.subarray(0, 159))).toBeNull();
    expect(utterances.read(flipped)).toBeNull();
  });

  it('forgets the oldest words beyond its capacity', () => {
    const utterances = createUtterances({ capacity: 2 });
    const first = utterances.register('one', 1);
    utterances.register('two', 1);
    utterances.register('three', 1);
    expect(utterances.find(first.id)).toBeUndefined();
  });
});
