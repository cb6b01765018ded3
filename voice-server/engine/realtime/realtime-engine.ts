import type { RealtimeClientEvent } from 'openai/resources/realtime/realtime';
import { joinBytes } from '../../join-bytes';
import type { Scheduler } from '../../scheduler';
import type {
  EngineCapabilities,
  EngineFactory,
  EngineListener,
  EngineSettings,
  LostCause,
  VoiceEngine,
} from '../engine';
import { isAudioDelta, sliceAudioDelta } from './audio-delta';
import { createConversationItems, messageItem } from './conversation-items';
import { createEarlyAudio } from './early-audio';
import { openRealtimeSocket } from './realtime-socket';
import { initialSequencer, type SequencerEvent, sequence } from './response-sequencer';
import { createServerEvents } from './server-events';
import { type RealtimeOptions, sessionUpdate } from './session-config';

export interface RealtimeEngineOptions extends RealtimeOptions {
  endpoint: { url: string; headers: Record<string, string> };
  scheduler: Scheduler;
}

const CAPABILITIES: EngineCapabilities = {
  turnEvents: true,
  answersOnRequest: true,
  truncation: true,
  delegation: false,
  usage: 'per_answer',
  // The vendor ends a session after 60 minutes; moving it earlier leaves time to do so in a quiet moment.
  sessionLimitMs: 55 * 60_000,
};

/** From connecting to a configured session. The caller meanwhile hears the greeting or a recorded sentence. */
const READY_WITHIN_MS = 4_000;
/** Some seconds of audio the network did not take: what is appended now would be heard too late anyway. */
const MAX_WAITING_BYTES = 256 * 1024;
const APPEND_HEAD = Buffer.from('{"type":"input_audio_buffer.append","audio":"');
const APPEND_TAIL = Buffer.from('"}');

/** Conversations on OpenAI's Realtime API. Each call of the factory opens one. */
export function createRealtimeFactory(options: RealtimeEngineOptions): EngineFactory {
  return (settings, listener) => openRealtimeEngine(settings, listener, options);
}

function openRealtimeEngine(
  settings: EngineSettings,
  listener: EngineListener,
  options: RealtimeEngineOptions,
): VoiceEngine {
  const items = createConversationItems();
  const early = createEarlyAudio();
  const modelItems = new Set<string>();
  let sequencer = initialSequencer;
  const unsent: RealtimeClientEvent[] = [];
  let isReady = false;
  let activeResponse: string | null = null;
  let mutedResponse: string | null = null;
  let voidNext = false;
  let requests = 0;

  const socket = openRealtimeSocket(
    options.endpoint,
    {
      open: () => send({ ...sessionUpdate(settings, options), event_id: 'session' }),
      text: read,
      lost,
    },
    { scheduler: options.scheduler, timeoutMs: READY_WITHIN_MS },
  );
  const cancelDeadline = options.scheduler.after(READY_WITHIN_MS, () => {
    lost('stalled', 'the session did not begin in time');
  });

  const serverEvents = createServerEvents(listener, {
    models: { model: options.model, transcription: options.transcriptionModel },
    advance,
    ready,
    lost,
    responseCreated,
    responseDone: () => {
      activeResponse = null;
    },
  });

  function send(event: RealtimeClientEvent): void {
    socket.send(JSON.stringify(event));
  }

  /** What is said before the session stands is said as soon as it does. */
  function write(event: RealtimeClientEvent): void {
    if (isReady) send(event);
    else unsent.push(event);
  }

  /** A server event we stumble over is a problem of this call's log, never of the process. */
  function read(data: Buffer): void {
    try {
      readEvent(data);
    } catch (error) {
      listener.event({ type: 'problem', code: 'event_not_handled', message: String(error) });
    }
  }

  function readEvent(data: Buffer) {
    if (isAudioDelta(data)) {
      const delta = sliceAudioDelta(data);
      if (delta) return playDelta(delta.responseId, delta.itemId, delta.payload);
    }
    const event = serverEvents.parse(data);
    if (event?.type === 'response.output_audio.delta')
      return playDelta(event.response_id, event.item_id, Buffer.from(event.delta));
    if (event) serverEvents.handle(event);
  }

  /** What still arrives of an answer that was cut off must not be played after it. */
  function playDelta(responseId: string, itemId: string, payload: Buffer): void {
    if (responseId === mutedResponse) return;
    modelItems.add(itemId);
    listener.audio(itemId, payload);
  }

  function ready(): void {
    if (isReady) return;
    isReady = true;
    cancelDeadline();
    for (const event of settings.history.flatMap(items.note)) send(event);
    for (const event of unsent.splice(0)) send(event);
    const audio = early.take();
    if (audio !== null) append(audio);
    listener.event({ type: 'ready' });
    advance({ type: 'response_done' });
  }

  function responseCreated(responseId: string): void {
    activeResponse = responseId;
    advance({ type: 'response_created' });
    if (!voidNext) return;
    voidNext = false;
    cancelActive();
  }

  function advance(event: SequencerEvent): void {
    const step = sequence(sequencer, event);
    sequencer = step.state;
    for (const effect of step.effects) {
      if (effect.type === 'cancel') cancelActive();
      else createResponse(effect.instructions);
    }
  }

  function createResponse(instructions: string | null): void {
    requests += 1;
    send({
      type: 'response.create',
      event_id: `response_${requests}`,
      ...(instructions === null ? {} : { response: { instructions } }),
    });
  }

  function cancelActive(): void {
    mutedResponse = activeResponse;
    send({ type: 'response.cancel' });
  }

  function append(payload: Buffer): void {
    socket.sendBytes(joinBytes(APPEND_HEAD, payload, APPEND_TAIL));
  }

  function lost(cause: LostCause, message: string): void {
    shutDown();
    listener.event({ type: 'lost', cause, message });
  }

  function shutDown(): void {
    isReady = false;
    cancelDeadline();
    socket.close();
  }

  /** Until the session stands, requests wait in the sequencer as if an answer were under way. */
  sequencer = { ...initialSequencer, response: 'active' };

  return {
    name: 'realtime',
    model: options.model,
    capabilities: CAPABILITIES,
    appendAudio(payload) {
      if (!isReady) early.keep(payload);
      else if (socket.waitingBytes() < MAX_WAITING_BYTES) append(payload);
    },
    appendText(words) {
      write({ type: 'conversation.item.create', item: messageItem('guest', words) });
      advance({ type: 'demanded', instructions: null });
    },
    note(note) {
      for (const event of items.note(note)) write(event);
    },
    respond: (instructions) => advance({ type: 'demanded', instructions: instructions ?? null }),
    interrupt(cut, { cancel }) {
      if (cancel && activeResponse !== null) cancelActive();
      else if (cancel && sequencer.response === 'requested') voidNext = true;
      else mutedResponse = activeResponse;
      for (const heard of cut) if (modelItems.has(heard.itemId)) write(items.cut(heard));
    },
    answerTool(toolCallId, output, { respond }) {
      write({
        type: 'conversation.item.create',
        item: { type: 'function_call_output', call_id: toolCallId, output },
      });
      advance({ type: 'tool_answered', respond });
    },
    probe: () => send({ type: 'session.update', event_id: 'probe', session: { type: 'realtime' } }),
    close: shutDown,
  };
}
