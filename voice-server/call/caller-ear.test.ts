import { describe, expect, it } from 'vitest';
import { base64Bytes, base64Of, silencePayload } from '../carrier/ulaw';
import { createFakeScheduler } from '../testing/fake-scheduler';
import { createCallerEar } from './caller-ear';

const loud = base64Of(Buffer.from(Array.from({ length: 160 }, (_, i) => (i % 2 ? 0x10 : 0x90))));

function ear() {
  const scheduler = createFakeScheduler();
  const forwardedMs: number[] = [];
  let unanswered = 0;
  const made = createCallerEar({
    scheduler,
    forward: (payload) => forwardedMs.push(base64Bytes(payload) / 8),
    unanswered: () => {
      unanswered += 1;
    },
  });
  function frames(payload: Buffer, count: number): void {
    for (let n = 0; n < count; n += 1) {
      made.frame(payload, 0);
      scheduler.advance(20);
    }
  }
  return { ...made, scheduler, forwardedMs, frames, unanswered: () => unanswered };
}

describe("the caller's way to the engine", () => {
  it('is straight, with silence for what was lost', () => {
    const { frame, forwardedMs } = ear();
    frame(loud, 0);
    frame(loud, 60);
    expect(forwardedMs).toEqual([20, 60, 20]);
  });

  it('ends a word that breaks off with a second of silence, once, and does not make it up again', () => {
    const { frame, speechStarted, scheduler, forwardedMs } = ear();
    frame(loud, 0);
    speechStarted();
    scheduler.advance(5_000);
    expect(forwardedMs).toEqual([20, 1_000]);
    frame(loud, 1_500);
    expect(forwardedMs).toEqual([20, 1_000, 500, 20]);
  });

  it('adds nothing while sound keeps coming', () => {
    const { frames, speechStarted, forwardedMs } = ear();
    speechStarted();
    frames(loud, 200);
    expect(forwardedMs).toHaveLength(200);
  });

  it('notices a sentence nobody noticed, once', () => {
    const { frames, unanswered } = ear();
    frames(loud, 20);
    frames(silencePayload(20), 200);
    expect(unanswered()).toBe(1);
  });

  it('says nothing about one the engine noticed', () => {
    const { frames, unanswered, speechStarted, speechStopped } = ear();
    speechStarted();
    frames(loud, 20);
    speechStopped();
    frames(silencePayload(20), 200);
    expect(unanswered()).toBe(0);
  });

  it('leaves no timer when it is closed', () => {
    const { speechStarted, close, scheduler } = ear();
    speechStarted();
    close();
    expect(scheduler.pending()).toBe(0);
  });
});
