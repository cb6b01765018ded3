import { type CallBrief, loadCallBrief } from '@/lib/agent/call-brief';
import { buildInstructions } from '@/lib/agent/prompt/build-instructions';
import { describeTools, toolsFor } from '@/lib/agent/tools/registry';
import { runTool } from '@/lib/agent/tools/run-tool';
import { attachCall } from '@/lib/calls/attach-call';
import type { CallLogWriter } from '@/lib/calls/call-log-writer';
import type { Clock } from '@/lib/clock';
import type { LivePublisher } from '@/lib/live/live-feed';
import { log } from '@/lib/log';
import type { CallControlLink } from '../carrier/carrier-link';
import type { EngineFactory } from '../engine/engine';
import type { Metrics } from '../metrics';
import type { Scheduler } from '../scheduler';
import type { RecordingShelf } from '../speech/recording-shelf';
import type { Renderer } from '../speech/render-recordings';
import type { CallFacts } from './call-facts';
import type { CallPorts } from './call-ports';
import type { CallRegistry } from './call-registry';
import { completeWithRetries } from './complete';
import { type CallSession, createCallSession } from './session';

/** What every call of this process shares. None of it knows a call. */
export interface CallHouse {
  instance: string;
  clock: Clock;
  scheduler: Scheduler;
  openEngine: EngineFactory;
  writer: CallLogWriter;
  live: LivePublisher;
  metrics: Metrics;
  registry: CallRegistry;
  shelf: RecordingShelf;
  renderer: Renderer;
  /** Ends of calls that are still being written down. */
  unfinished: Set<Promise<void>>;
  maxCallMs: number;
  /** How the carrier of a channel ends and moves calls. */
  controlOf(facts: CallFacts): CallControlLink;
}

export interface CallToAnswer {
  tenantId: string;
  propertyId: string;
  callId: string;
  callSid: string;
  channel: CallFacts['channel'];
  callerNumber: string | null;
}

/** A stream that was promised and never opened: the caller hung up between two requests. */
const STREAM_WITHIN_MS = 70_000;

/**
 * Everything a call needs before its first word: one read of the house, and a model that begins to connect while the
 * carrier still sets up the stream.
 */
export async function answerCall(house: CallHouse, call: CallToAnswer, ticket: string): Promise<CallSession> {
  const { tenantId, propertyId, callId, callerNumber } = call;
  const brief = await loadCallBrief({ tenantId, propertyId, callId, callerNumber, now: house.clock.now() });
  const facts = await gatherFacts(house, call, brief);
  const session = createCallSession(facts, portsOf(house, facts));
  house.registry.add({ session, ticket, stream: 'awaited' });
  house.scheduler.after(STREAM_WITHIN_MS, () => {
    if (house.registry.byCallId(callId)?.stream === 'awaited') session.left('status');
  });
  return session;
}

async function gatherFacts(house: CallHouse, call: CallToAnswer, brief: CallBrief): Promise<CallFacts> {
  const { agent, property } = brief;
  const { tenantId } = call;
  const tools = toolsFor(agent.tools);
  const shelf = await house.shelf.take({ tenantId, agentVersionId: agent.id });
  if (!shelf.recordings.has('greeting')) {
    house.renderer.want({ ...agent, tenantId, agentVersionId: agent.id, locale: property.locale });
  }
  return {
    ...call,
    inRoom: brief.inRoom,
    guestId: brief.caller.guest?.id ?? null,
    agentVersionId: agent.id,
    locale: property.locale,
    fallbackNumber: property.fallbackNumber,
    voice: agent.voice,
    instructions: buildInstructions(brief),
    keywords: [property.spokenName, ...brief.roomTypes.map(({ spokenName }) => spokenName)],
    tools,
    engineTools: describeTools(tools),
    recordings: shelf.recordings,
    fillers: shelf.fillers,
    maxCallMs: house.maxCallMs,
  };
}

function portsOf(house: CallHouse, facts: CallFacts): CallPorts {
  const { tenantId, callId } = facts;
  const ref = { tenantId, callId };
  const { clock, writer, metrics } = house;
  const startedAt = clock.now();
  return {
    clock,
    scheduler: house.scheduler,
    openEngine: house.openEngine,
    control: house.controlOf(facts),
    runTool,
    log: { turn: (turn) => writer.turn(ref, turn), event: (event) => writer.event(ref, event) },
    live: (event) => house.live.publish(tenantId, event),
    observe: {
      event: metrics.callEvent,
      latency: metrics.turnLatency,
      fault: (error) => log.error({ err: error, callId }, 'a call ran into a bug'),
    },
    attached({ streamSid, engine, model }) {
      const { agentVersionId, guestId, locale } = facts;
      const call = { ...ref, streamSid, agentVersionId, engine, model, guestId, language: locale };
      attachCall({ ...call, serverInstance: house.instance, now: clock.now() }).catch((error: unknown) =>
        log.error({ err: error, callId }, 'a call could not be marked as answered'),
      );
    },
    completed(end) {
      house.registry.remove(callId);
      metrics.callEvent('call_ended');
      const written = completeWithRetries(facts, end, { writer, startedAt }).finally(() =>
        house.unfinished.delete(written),
      );
      house.unfinished.add(written);
    },
  };
}
