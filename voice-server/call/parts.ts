import type { EngineNote } from '../engine/engine';
import type { CallFacts } from './call-facts';
import type { CallParts, CallTally } from './call-parts';
import type { CallPorts } from './call-ports';
import { createCallerEar } from './caller-ear';
import { createEngineLink } from './engine-link';
import type { CallEvent, Phase } from './machine/state';
import { createModelEvents } from './model-events';
import { createRecordedWords } from './recorded-words';
import { createCallTimers } from './timers';
import { createToolRunner, type ToolOutcome } from './tool-runner';
import { createTranscript } from './transcript';
import { createLatencyMeter } from './turn-latency';
import { createVoiceLine } from './voice-line';

export interface PartsHooks {
  dispatch(event: CallEvent): void;
  phase(): Phase;
  guard(work: () => void): void;
}

/** Results a fresh model session is told of: enough to go on with the booking under way. */
const MAX_TOOL_NOTES = 6;

export function createCallParts(facts: CallFacts, ports: CallPorts, hooks: PartsHooks): CallParts {
  const { scheduler, clock } = ports;
  const { dispatch, phase } = hooks;
  const outcomes = new Map<string, ToolOutcome>();
  const tally: CallTally = { usage: [], latencies: [], failure: null, lastTool: null };
  const toolNotes: EngineNote[] = [];
  let lastItem: string | null = null;

  const transcript = createTranscript({
    callId: facts.callId,
    clock,
    startedAt: clock.now(),
    sinks: { turn: ports.log.turn, event: ports.log.event, live: ports.live },
  });
  const latency = createLatencyMeter(scheduler);
  const timers = createCallTimers(scheduler, (timer, generation) =>
    dispatch({ type: 'timer', timer, generation }),
  );
  const line = createVoiceLine(scheduler, () => {
    transcript.allHeard();
    dispatch({ type: 'playback_drained' });
  });
  const tools = createToolRunner({
    facts,
    clock,
    run: ports.runTool,
    offsetMs: transcript.offsetMs,
    show: (tool) => ports.live({ type: 'tool', callId: facts.callId, tool }),
    done: toolDone,
  });
  const engine = createEngineLink({
    open: ports.openEngine,
    settings: {
      instructions: facts.instructions,
      voice: facts.voice,
      locale: facts.locale,
      keywords: facts.keywords,
      tools: facts.engineTools,
    },
    history: () => [...transcript.history(), ...toolNotes],
    audio: playModel,
    event: (event) => hooks.guard(() => heard(event)),
  });
  const ear = createCallerEar({
    scheduler,
    forward: engine.appendAudio,
    unanswered: () => dispatch({ type: 'unanswered' }),
  });

  function playModel(itemId: string, payload: Buffer): void {
    const current = phase();
    if (current === 'transferring' || current === 'closed') return;
    const heardAt = line.play(itemId, payload);
    if (current === 'speaking' && itemId === lastItem) return;
    lastItem = itemId;
    measure(itemId, heardAt);
    dispatch({ type: 'audio_started' });
  }

  function measure(itemId: string, heardAt: number): void {
    const measured = latency.firstAudio(heardAt);
    transcript.agentBegan(itemId, measured);
    if (!measured) return;
    tally.latencies.push(measured.totalMs);
    ports.observe.latency(measured);
  }

  function toolDone(outcome: ToolOutcome): void {
    latency.toolTook(outcome.durationMs);
    outcomes.set(outcome.toolCallId, outcome);
    const { toolCallId, name, output } = outcome;
    toolNotes.push({
      key: `tool:${toolCallId}`,
      role: 'system',
      text: `Earlier in this call, ${name} returned: ${output}`,
    });
    if (toolNotes.length > MAX_TOOL_NOTES) toolNotes.shift();
    dispatch({ type: 'tool_finished', toolCallId: outcome.toolCallId, control: outcome.control });
  }

  function showPhase(next: Phase): void {
    if (next === 'closed') return;
    ports.live({ type: 'call_state', callId: facts.callId, state: next === 'toolRunning' ? 'tool' : next });
  }

  const words = createRecordedWords({ facts, line, engine, transcript, dispatch });
  const parts: CallParts = {
    facts,
    ports,
    dispatch,
    line,
    ear,
    engine,
    timers,
    transcript,
    latency,
    outcomes,
    tally,
    words,
    showPhase,
  };
  const heard = createModelEvents(parts, (call) => void tools.run(call));
  return parts;
}
