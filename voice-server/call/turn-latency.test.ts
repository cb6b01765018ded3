import { describe, expect, it } from 'vitest';
import { createFakeScheduler } from '../testing/fake-scheduler';
import { createLatencyMeter } from './turn-latency';

describe('the latency of an answer', () => {
  it('is counted from the last sound of the caller, stage by stage', () => {
    const scheduler = createFakeScheduler();
    const meter = createLatencyMeter(scheduler);
    scheduler.advance(10_000);
    const spokeUntil = scheduler.now();
    scheduler.advance(500);
    meter.turnEnded(spokeUntil);
    scheduler.advance(200);
    meter.responseBegan();
    meter.toolTook(120.4);
    scheduler.advance(300);
    meter.responseBegan();
    expect(meter.firstAudio(scheduler.now() + 250)).toEqual({
      endOfTurnMs: 500,
      firstTokenMs: 700,
      toolMs: 120,
      firstAudioMs: 1_000,
      totalMs: 1_250,
    });
  });

  it('is measured once, and not for what nobody asked', () => {
    const scheduler = createFakeScheduler();
    const meter = createLatencyMeter(scheduler);
    expect(meter.firstAudio(5)).toBeNull();
    meter.turnEnded(null);
    expect(meter.firstAudio(scheduler.now())).not.toBeNull();
    expect(meter.firstAudio(scheduler.now())).toBeNull();
  });

  it('is void when the caller goes on speaking', () => {
    const meter = createLatencyMeter(createFakeScheduler());
    meter.turnEnded(null);
    meter.turnVoid();
    expect(meter.firstAudio(0)).toBeNull();
  });

  it('does not count from a sound of long ago', () => {
    const scheduler = createFakeScheduler();
    scheduler.advance(60_000);
    const meter = createLatencyMeter(scheduler);
    meter.turnEnded(1_000);
    expect(meter.firstAudio(scheduler.now())?.totalMs).toBe(0);
  });
});
