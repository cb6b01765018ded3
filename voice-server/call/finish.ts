import type { CallParts } from './call-parts';
import type { CallEffect } from './machine/state';

/** The last sentence of a caller who hung up right after it is still being written down by the model. */
const LAST_WORDS_MS = 1_500;

/** Writes down what was begun, lets go of everything, and hands the call over to be completed. */
export function finish(parts: CallParts, { endedBy, status }: Extract<CallEffect, { type: 'finish' }>) {
  const { transcript, line, engine, timers, ear, ports } = parts;
  const endedAt = ports.clock.now();
  transcript.finish(line.heard);
  timers.clear();
  ear.close();
  if (!transcript.hasPendingGuest()) return complete();
  engine.interrupt([], { cancel: true });
  ports.scheduler.after(LAST_WORDS_MS, complete);

  function complete(): void {
    engine.close();
    transcript.finish(() => null);
    const { usage, latencies, failure } = parts.tally;
    ports.completed({ endedAt, status, endedBy, usage, latencies, failure });
  }
}
