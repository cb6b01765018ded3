import { describe, expect, it } from 'vitest';
import { createUtterances } from '../../utterances';
import { PlaybackBuffer } from './playback-buffer';

function setUp() {
  const utterances = createUtterances();
  const log: string[] = [];
  const buffer = new PlaybackBuffer(utterances, {
    spanStarted: ({ text }) => log.push(`start ${text}`),
    spanEnded: ({ text }, heardMs, how) => log.push(`${how} ${text} ${heardMs}`),
    soundStarted: () => log.push('sound'),
    idle: () => log.push('idle'),
  });
  const mark = (name: string) => buffer.mark((how) => log.push(`mark ${name} ${how}`));
  const play = (frames: number) => {
    for (let frame = 0; frame < frames; frame += 1) buffer.takeFrame();
  };
  return { utterances, log, buffer, mark, play };
}

const voice = (ms: number) => Buffer.alloc(ms * 8, 0x55);

describe('PlaybackBuffer', () => {
  it('returns a mark only when everything before it has been played to its end', () => {
    const { buffer, mark, play, log } = setUp();
    buffer.enqueue(voice(100));
    mark('a');
    play(5);
    expect(log).not.toContain('mark a played');
    play(1);
    expect(log).toContain('mark a played');
  });

  it('returns a mark at once when nothing is queued', () => {
    const { mark, log } = setUp();
    mark('early');
    expect(log).toEqual(['mark early played']);
  });

  it('returns all pending marks at once after a clear and plays nothing more', () => {
    const { buffer, mark, play, log } = setUp();
    buffer.enqueue(voice(400));
    mark('a');
    buffer.enqueue(voice(400));
    mark('b');
    play(3);
    log.length = 0;
    expect(buffer.clear()).toBe(760);
    expect(log.filter((line) => line.startsWith('mark'))).toEqual(['mark a cleared', 'mark b cleared']);
    expect(buffer.takeFrame()).toBeNull();
  });

  it('plays chunks of any length in order, twenty milliseconds at a time', () => {
    const { buffer } = setUp();
    const audio = Buffer.from(Array.from({ length: 400 }, (_, index) => index % 251));
    for (const [from, to] of [
      [0, 1],
      [1, 200],
      [200, 203],
      [203, 400],
    ])
      buffer.enqueue(audio.subarray(from, to));
    const frames = [buffer.takeFrame(), buffer.takeFrame(), buffer.takeFrame()];
    expect(Buffer.concat(frames.map((frame) => frame ?? Buffer.alloc(0))).subarray(0, 400)).toEqual(audio);
    expect(frames[2]?.subarray(80)).toEqual(Buffer.alloc(80, 0xff));
    expect(buffer.takeFrame()).toBeNull();
  });

  it('shows the words of a watermark while their audio plays, however the audio is cut into chunks', () => {
    const { buffer, utterances, play, log } = setUp();
    const utterance = utterances.register('Good evening.', 200);
    const audio = Buffer.concat([utterances.watermark(utterance), voice(200)]);
    for (let at = 0; at < audio.length; at += 70) buffer.enqueue(audio.subarray(at, at + 70));
    play(1);
    expect(log).not.toContain('start Good evening.');
    play(1);
    expect(log).toContain('start Good evening.');
    play(10);
    expect(log).toContain('finished Good evening. 200');
  });

  it('counts only what was played of words that were cut off', () => {
    const { buffer, utterances, play, log } = setUp();
    const utterance = utterances.register('Good evening.', 400);
    buffer.enqueue(Buffer.concat([utterances.watermark(utterance), voice(400)]));
    play(7);
    buffer.clear();
    expect(log).toContain('interrupted Good evening. 100');
  });

  it('calls sound without known words a recording, and silence nothing at all', () => {
    const { buffer, play, log } = setUp();
    buffer.enqueue(Buffer.alloc(800, 0xff));
    play(6);
    expect(log).toEqual(['sound']);
    buffer.enqueue(voice(100));
    buffer.enqueue(voice(100));
    play(11);
    expect(log).toEqual(['sound', 'start (recorded audio)', 'finished (recorded audio) 200']);
  });

  it('is idle 600 ms after it last made a sound', () => {
    const { buffer, play, log } = setUp();
    buffer.enqueue(voice(20), 'Hi');
    play(1 + 29);
    expect(log).not.toContain('idle');
    play(1);
    expect(log.filter((line) => line === 'idle')).toHaveLength(1);
    play(100);
    expect(log.filter((line) => line === 'idle')).toHaveLength(1);
  });

  it('says that announced words were broken off when their audio never comes', () => {
    const { buffer, utterances, play, log } = setUp();
    const utterance = utterances.register('A long story.', 5000);
    buffer.enqueue(Buffer.concat([utterances.watermark(utterance), voice(500)]));
    play(100);
    expect(log).toContain('interrupted A long story. 500');
  });
});
