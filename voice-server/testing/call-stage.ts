import type { ToolRun } from '@/lib/agent/tools/run-tool';
import type { AgentTool } from '@/lib/agent/tools/tool';
import type { CallEventDto, CallTurnDto } from '@/lib/calls/schema';
import type { LiveEvent } from '@/lib/live/live-event';
import type { CallFacts, Recording } from '../call/call-facts';
import type { CallEnd } from '../call/call-ports';
import type { RecordingKind } from '../call/machine/state';
import { createCallSession } from '../call/session';
import type { HeardItem } from '../carrier/playback-ledger';
import { base64Bytes, base64Of } from '../carrier/ulaw';
import type {
  EngineCapabilities,
  EngineEvent,
  EngineListener,
  EngineNote,
  EngineSettings,
} from '../engine/engine';
import { createFakeScheduler } from './fake-scheduler';

export interface ScriptedEngine {
  settings: EngineSettings;
  /** What the call asked of the engine, in order, audio left out. */
  asked: unknown[][];
  audioFrames: number;
  isClosed: boolean;
  says(event: EngineEvent): void;
  /** `ms` of sound of an item. */
  sounds(itemId: string, ms: number): void;
}

interface ScriptedCarrier {
  /** `audio <ms>`, `mark`, `clear`, `close`. */
  sent: string[];
  marks: string[];
}

export type ToolScript = (name: string, args: string) => Promise<ToolRun> | ToolRun;

const CAPABILITIES: EngineCapabilities = {
  turnEvents: true,
  answersOnRequest: true,
  truncation: true,
  delegation: false,
  usage: 'per_answer',
  sessionLimitMs: 55 * 60_000,
};

/** One call on a stage: a clock turned by hand, an engine and a carrier that do only what the script says. */
export function createCallStage(
  options: { greeting?: boolean; tools?: AgentTool[]; runTool?: ToolScript; maxCallMs?: number } = {},
) {
  const scheduler = createFakeScheduler();
  const clock = { now: () => new Date(Date.UTC(2026, 10, 20, 12) + scheduler.now()) };
  const engines: ScriptedEngine[] = [];
  const carrier: ScriptedCarrier = { sent: [], marks: [] };
  const turns = new Map<number, CallTurnDto>();
  const events: CallEventDto[] = [];
  const live: LiveEvent[] = [];
  const ends: CallEnd[] = [];
  const faults: unknown[] = [];
  const control = {
    transfer: 'done' as 'done' | 'over' | 'fails',
    hangUp: 'done' as 'done' | 'over' | 'fails',
    asked: [] as unknown[],
  };

  function openEngine(settings: EngineSettings, listener: EngineListener) {
    const engine: ScriptedEngine = {
      settings,
      asked: [],
      audioFrames: 0,
      isClosed: false,
      says: listener.event,
      sounds: (itemId, ms) => listener.audio(itemId, base64Of(Buffer.alloc(ms * 8, 0x55))),
    };
    engines.push(engine);
    const note =
      (what: string) =>
      (...values: unknown[]) => {
        engine.asked.push([what, ...values]);
      };
    return {
      name: 'scripted',
      model: 'scripted-1',
      capabilities: CAPABILITIES,
      appendAudio: () => {
        engine.audioFrames += 1;
      },
      appendText: note('text'),
      note: (written: EngineNote) => note('note')(written.role, written.text),
      respond: note('respond'),
      interrupt: (cut: HeardItem[], how: { cancel: boolean }) => note('interrupt')(cut, how.cancel),
      answerTool: (id: string, output: string, how: { respond: boolean }) =>
        note('answer')(id, JSON.parse(output), how.respond),
      probe: note('probe'),
      close: () => {
        engine.isClosed = true;
      },
    };
  }

  function outcome(how: 'done' | 'over' | 'fails'): Promise<boolean> {
    return how === 'fails'
      ? Promise.reject(new Error('the carrier is away'))
      : Promise.resolve(how === 'done');
  }

  const session = createCallSession(factsOf(options), {
    clock,
    scheduler,
    openEngine,
    control: {
      hangUp: () => {
        control.asked.push('hang_up');
        return outcome(control.hangUp);
      },
      transfer: (target) => {
        control.asked.push(target);
        return outcome(control.transfer);
      },
    },
    runTool: async ({ name, argsJson }) => {
      if (!options.runTool) throw new Error('no tool was scripted');
      return options.runTool(name, argsJson);
    },
    log: {
      turn: (turn) => turns.set(turn.seq, turn),
      event: (event) => events.push(event),
    },
    live: (event) => live.push(event),
    observe: { event: () => {}, latency: () => {}, fault: (error) => faults.push(error) },
    attached: () => {},
    completed: (end) => ends.push(end),
  });

  const frames = session.attach({
    sendAudio(payload, mark) {
      carrier.sent.push(`audio ${base64Bytes(payload) / 8}`);
      if (mark) carrier.marks.push(mark);
    },
    sendMark: (name) => carrier.marks.push(name),
    clear: () => carrier.sent.push('clear'),
    close: () => carrier.sent.push('close'),
  });

  function engine(): ScriptedEngine {
    const current = engines.at(-1);
    if (!current) throw new Error('no engine was opened');
    return current;
  }

  return {
    session,
    frames,
    scheduler,
    engines,
    engine,
    carrier,
    control,
    events,
    live,
    ends,
    faults,
    turns: () => [...turns.values()].toSorted((left, right) => left.seq - right.seq),
    said: () =>
      [...turns.values()]
        .toSorted((left, right) => left.seq - right.seq)
        .map(({ role, text }) => `${role}: ${text}`),
    start: () => frames.start({ streamSid: 'MZ1', callSid: 'CA1' }),
    /** Lets promises that are done be heard. */
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
    /** The caller says a sentence, and the model answers it in one item. */
    exchange(question: string, answer: string, ids: { guest: string; agent: string; ms?: number }) {
      const { says, sounds } = engine();
      says({ type: 'speech_started', itemId: ids.guest });
      says({ type: 'speech_stopped', itemId: ids.guest });
      says({ type: 'response_started' });
      says({ type: 'agent_words', itemId: ids.agent, text: answer });
      sounds(ids.agent, ids.ms ?? 1_000);
      says({ type: 'item_spoken', itemId: ids.agent, text: null });
      says({ type: 'item_spoken', itemId: ids.agent, text: answer });
      says({ type: 'response_done', status: 'completed', reason: null, toolCalls: 0 });
      says({ type: 'guest_words', itemId: ids.guest, text: question, final: true });
    },
  };
}

function recording(text: string, ms: number): Recording {
  return { text, ulaw: new Uint8Array(ms * 8).fill(0x55) };
}

const RECORDINGS: [RecordingKind, Recording][] = [
  ['apology', recording('Sorry, I have trouble.', 2_000)],
  ['one_moment', recording('One moment.', 800)],
  ['still_there', recording('Are you still there?', 1_000)],
  ['ending_soon', recording('One minute left.', 1_000)],
  ['goodbye', recording('Goodbye.', 1_000)],
];

function factsOf({
  greeting = true,
  tools = [],
  maxCallMs = 30 * 60_000,
}: {
  greeting?: boolean;
  tools?: AgentTool[];
  maxCallMs?: number;
}): CallFacts {
  return {
    tenantId: 't1',
    propertyId: 'p1',
    callId: 'c1',
    callSid: 'CA1',
    channel: 'twilio',
    callerNumber: '+12075550100',
    inRoom: false,
    guestId: null,
    agentVersionId: 'v1',
    locale: 'en-US',
    fallbackNumber: '+12075550199',
    voice: 'marin',
    instructions: 'Be kind.',
    keywords: [],
    tools,
    engineTools: [],
    recordings: new Map(
      greeting
        ? [['greeting', recording('Welcome, I am an AI assistant.', 3_000)], ...RECORDINGS]
        : RECORDINGS,
    ),
    fillers: new Map(),
    maxCallMs,
  };
}
