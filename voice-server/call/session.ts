import type { CarrierLink } from '../carrier/carrier-link';
import type { FrameHandler, StreamStart } from '../carrier/twilio/frames';
import type { CallFacts } from './call-facts';
import type { CallPorts } from './call-ports';
import { createEffects } from './effects';
import { type CallEvent, type CallState, initialState } from './machine/state';
import { step } from './machine/step';
import { createCallParts } from './parts';

export interface CallSession {
  readonly facts: CallFacts;
  /** The caller's stream is open: its frames come here from now on. */
  attach(carrier: CarrierLink): FrameHandler;
  /** The stream's socket closed, or the carrier reports the call over. */
  left(how: 'socket' | 'status'): void;
  /** The process is leaving: say sorry and hand the caller over. */
  stop(): void;
  phase(): CallState['phase'];
}

/**
 * One call from the webhook to the last row of its log. Everything that happens becomes an event, the machine says
 * what follows, and the effects are performed in order. A bug in any of it ends in an apology and a person, for this
 * caller alone.
 */
export function createCallSession(facts: CallFacts, ports: CallPorts): CallSession {
  let state = initialState;
  const queue: CallEvent[] = [];
  let isStepping = false;

  const parts = createCallParts(facts, ports, { dispatch, phase: () => state.phase, guard });
  const perform = createEffects(parts);

  /** Effects may cause events; those wait until the ones before them are done. */
  function dispatch(event: CallEvent): void {
    queue.push(event);
    if (isStepping) return;
    isStepping = true;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) take(next);
    } finally {
      isStepping = false;
    }
  }

  function take(event: CallEvent): void {
    const before = state;
    try {
      const next = step(state, event);
      state = next.state;
      if (state.generation !== before.generation) parts.timers.keepOnly(state.generation);
      for (const effect of next.effects) perform(effect, state);
      if (state.phase !== before.phase) parts.showPhase(state.phase);
    } catch (error) {
      broken(error);
    }
  }

  function broken(error: unknown): void {
    ports.observe.fault(error);
    if (state.phase !== 'closed') queue.push({ type: 'broken' });
  }

  /** For what runs outside an event, such as a frame of audio. */
  function guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      ports.observe.fault(error);
      dispatch({ type: 'broken' });
    }
  }

  function attach(carrier: CarrierLink): FrameHandler {
    parts.line.attach(carrier);
    return {
      start: (stream) => guard(() => started(stream)),
      media(payload, missingMs) {
        try {
          parts.ear.frame(payload, missingMs);
        } catch (error) {
          ports.observe.fault(error);
        }
      },
      mark: (name) => guard(() => parts.line.echoed(name)),
      dtmf: (digit) => dispatch({ type: 'dtmf', digit }),
      text: (text) => dispatch({ type: 'typed', text }),
      stop: () => dispatch({ type: 'caller_left', how: 'stop' }),
      ignored: (reason) => ports.observe.event(`frame_${reason}`),
    };
  }

  function started({ streamSid }: StreamStart): void {
    const { name: engine, model } = parts.engine;
    dispatch({ type: 'stream_started', greeting: facts.recordings.has('greeting') ? 'recorded' : 'none' });
    ports.attached({ streamSid, engine, model });
  }

  return {
    facts,
    attach,
    left: (how) => dispatch({ type: 'caller_left', how }),
    stop: () => dispatch({ type: 'server_stopping' }),
    phase: () => state.phase,
  };
}
