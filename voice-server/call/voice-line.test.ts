import { describe, expect, it } from 'vitest';
import { base64Of } from '../carrier/ulaw';
import { createFakeScheduler } from '../testing/fake-scheduler';
import { createVoiceLine } from './voice-line';

const sound = (ms: number) => base64Of(Buffer.alloc(ms * 8, 0x55));

function line() {
  const scheduler = createFakeScheduler();
  const sent: string[] = [];
  const marks: string[] = [];
  let drained = 0;
  const made = createVoiceLine(scheduler, () => {
    drained += 1;
  });
  made.attach({
    sendAudio(_payload, mark) {
      sent.push('audio');
      if (mark) marks.push(mark);
    },
    sendMark: (name) => marks.push(name),
    clear: () => sent.push('clear'),
    close: () => sent.push('close'),
  });
  return { ...made, scheduler, sent, marks, drained: () => drained };
}

describe('the line', () => {
  it('asks for a mark now and then, and at the end of an item', () => {
    const { play, itemEnded, marks } = line();
    for (let n = 0; n < 5; n += 1) play('a', sound(200));
    expect(marks).toHaveLength(2);
    itemEnded('a');
    expect(marks).toHaveLength(3);
    itemEnded('a');
    expect(marks).toHaveLength(3);
  });

  it('says once that everything was heard, when the last mark is back', () => {
    const { play, itemEnded, marks, echoed, scheduler, drained } = line();
    play('a', sound(300));
    itemEnded('a');
    scheduler.advance(310);
    expect(drained()).toBe(0);
    echoed(marks[0] ?? '');
    expect(drained()).toBe(1);
    scheduler.advance(5_000);
    expect(drained()).toBe(1);
  });

  it('does not wait for ever for a mark that is lost', () => {
    const { play, itemEnded, scheduler, drained } = line();
    play('a', sound(300));
    itemEnded('a');
    scheduler.advance(300 + 900);
    expect(drained()).toBe(1);
    expect(scheduler.pending()).toBe(0);
  });

  it('follows the buffer with one timer, however much is sent', () => {
    const { play, scheduler, drained } = line();
    for (let n = 0; n < 100; n += 1) play('a', sound(100));
    expect(scheduler.pending()).toBe(1);
    scheduler.advance(9_000);
    expect(drained()).toBe(0);
    scheduler.advance(2_000);
    expect(drained()).toBe(1);
  });

  it('takes the gaps of a model that speaks in real time for no end', () => {
    const { play, itemEnded, scheduler, drained } = line();
    for (let n = 0; n < 20; n += 1) {
      play('a', sound(200));
      scheduler.advance(220);
    }
    expect(drained()).toBe(0);
    itemEnded('a');
    scheduler.advance(1_500);
    expect(drained()).toBe(1);
  });

  it('calls a long gap in the middle of an item an end all the same', () => {
    const { play, scheduler, drained } = line();
    play('a', sound(200));
    scheduler.advance(450);
    expect(drained()).toBe(0);
    scheduler.advance(100);
    expect(drained()).toBe(1);
  });

  it('falls silent at once and tells what was cut', () => {
    const { play, interrupt, scheduler, sent, drained } = line();
    play('a', sound(1_000));
    scheduler.advance(250);
    expect(interrupt()).toEqual([{ itemId: 'a', sentMs: 1_000, heardMs: 250 }]);
    expect(sent.at(-1)).toBe('clear');
    expect(interrupt()).toEqual([]);
    expect(sent.filter((what) => what === 'clear')).toHaveLength(1);
    scheduler.advance(5_000);
    expect(drained()).toBe(0);
  });

  it('plays a recording in whole frames and as long as it is', () => {
    const { playRecording, remainingMs, sent } = line();
    playRecording('r', { text: '', ulaw: new Uint8Array(1_000 * 8) });
    expect(remainingMs()).toBe(1_000);
    expect(sent).toEqual(['audio', 'audio', 'audio']);
  });

  it('can be closed twice and leaves nothing behind', () => {
    const { play, close, scheduler, sent } = line();
    play('a', sound(1_000));
    close();
    close();
    expect(sent.filter((what) => what === 'close')).toHaveLength(1);
    expect(scheduler.pending()).toBe(0);
  });
});
