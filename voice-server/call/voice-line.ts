import type { CarrierLink } from '../carrier/carrier-link';
import { createPlaybackLedger, type HeardItem } from '../carrier/playback-ledger';
import { base64Bytes } from '../carrier/ulaw';
import type { Cancel, Scheduler } from '../scheduler';
import type { Recording } from './call-facts';
import { recordingChunks } from './recording-chunks';

/** Sound between two marks: often enough to correct the clock, rare enough to cost nothing. */
const MARK_EVERY_MS = 400;
/** How much later than the clock says a carrier may report the end. */
const DRAIN_SLACK_MS = 450;

/** A model that speaks no faster than it is heard leaves such gaps all the time; a longer one is a wait. */
const UNDERRUN_MS = 300;

export interface VoiceLine {
  attach(carrier: CarrierLink): void;
  /** The model's sound. Returns when it will be heard, in the scheduler's time. */
  play(itemId: string, payload: Buffer): number;
  playRecording(itemId: string, recording: Recording): void;
  /** All sound of an item has been handed over. */
  itemEnded(itemId: string): void;
  /** No more sound of this answer will come. */
  answerEnded(): void;
  echoed(mark: string): void;
  /** Silences the line; returns what was cut off. */
  interrupt(): HeardItem[];
  heard(itemId: string): HeardItem | null;
  remainingMs(): number;
  isDrained(): boolean;
  close(): void;
}

/** What the caller hears: hands sound to the carrier, keeps count of it, and says when everything has been played. */
export function createVoiceLine(scheduler: Scheduler, onDrained: () => void): VoiceLine {
  const ledger = createPlaybackLedger();
  let carrier: CarrierLink | null = null;
  let check: Cancel | null = null;
  /** The item whose sound is still coming in, and since when there has been none of it to play. */
  let openItem: string | null = null;
  let emptySince: number | null = null;

  function handOver(itemId: string, payload: Buffer, bytes: number): number {
    const heardAt = ledger.sent(itemId, bytes, scheduler.now());
    const mark = ledger.unmarkedMs() >= MARK_EVERY_MS ? ledger.mark(itemId) : null;
    carrier?.sendAudio(payload, mark);
    check ??= scheduler.after(ledger.remainingMs(scheduler.now()) + 1, checkDrained);
    return heardAt;
  }

  function itemEnded(itemId: string): void {
    if (openItem === itemId) openItem = null;
    if (ledger.unmarkedMs() > 0) carrier?.sendMark(ledger.mark(itemId));
  }

  /** One timer follows the buffer, however many pieces are sent. */
  function checkDrained() {
    check = null;
    const now = scheduler.now();
    if (ledger.isDrained(now)) return drained(now);
    const left = ledger.remainingMs(now);
    check = scheduler.after(left > 0 ? left + 1 : DRAIN_SLACK_MS, checkDrained);
  }

  function drained(now: number): void {
    if (openItem !== null && emptySince === null) {
      emptySince = now;
      check = scheduler.after(UNDERRUN_MS, checkDrained);
      return;
    }
    onDrained();
  }

  function stopChecking(): void {
    check?.();
    check = null;
  }

  return {
    attach(link) {
      carrier = link;
    },
    play(itemId, payload) {
      openItem = itemId;
      emptySince = null;
      return handOver(itemId, payload, base64Bytes(payload));
    },
    playRecording(itemId, recording) {
      for (const chunk of recordingChunks(recording)) handOver(itemId, chunk, base64Bytes(chunk));
      itemEnded(itemId);
    },
    itemEnded,
    answerEnded() {
      if (openItem !== null) itemEnded(openItem);
    },
    echoed(mark) {
      const now = scheduler.now();
      if (!ledger.echoed(mark, now) || check === null || openItem !== null || !ledger.isDrained(now)) return;
      stopChecking();
      onDrained();
    },
    interrupt() {
      const now = scheduler.now();
      stopChecking();
      openItem = null;
      if (ledger.remainingMs(now) > 0) carrier?.clear();
      return ledger.clear(now);
    },
    heard: (itemId) => ledger.heard(itemId, scheduler.now()),
    remainingMs: () => ledger.remainingMs(scheduler.now()),
    isDrained: () => ledger.isDrained(scheduler.now()),
    close() {
      stopChecking();
      carrier?.close();
      carrier = null;
    },
  };
}
