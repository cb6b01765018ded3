import type { PhaseTimer } from './state';

/**
 * How long things may take, in milliseconds. A caller who hears nothing for three seconds asks "hello?"; the engine
 * reports the end of speech about half a second after it, so our own patience is shorter.
 */
export const TIMING = {
  /** From the end of the caller's turn to a recorded "one moment". */
  firstSound: 2_200,
  /** Between two of those while the wait goes on. */
  nextSound: 4_200,
  /** From the end of the caller's turn to the verdict that the model hangs. */
  stalled: 6_500,
  silence: 8_000,
  /** Fillers while a tool runs: at 0.7, 8 and 16 seconds. */
  fillers: [700, 7_300, 8_000],
  /** Before a failed answer is asked for again. */
  retry: 1_000,
  /** How long the model may take to show that it is alive. */
  probe: 1_200,
  /** Before a vendor that refused is asked again. */
  reconnect: 600,
  /** How long the carrier may take to end or move the call before the socket is closed. */
  departure: 10_000,
  /** How long before the longest call's end the caller is told. */
  warningBefore: 60_000,
} as const;

export const MAX_REPROMPTS = 2;
export const MAX_RETRIES = 1;
export const MAX_RECOVERIES = 1;
export const MAX_LOSSES = 3;

export const DELAYS: Partial<Record<PhaseTimer | 'probe' | 'reconnect', number>> = {
  firstSound: TIMING.firstSound,
  stalled: TIMING.stalled,
  silence: TIMING.silence,
  retry: TIMING.retry,
  probe: TIMING.probe,
  reconnect: TIMING.reconnect,
  departure: TIMING.departure,
};
