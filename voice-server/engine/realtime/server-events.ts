import type {
  RealtimeErrorEvent,
  RealtimeServerEvent,
  ResponseDoneEvent,
} from 'openai/resources/realtime/realtime';
import { realtimeUsage } from '@/lib/billing/realtime-usage';
import type { EngineListener, LostCause } from '../engine';
import type { SequencerEvent } from './response-sequencer';
import { transcriptionUsage } from './usage';

/** What the engine does when the server says so. */
export interface ServerEventHooks {
  models: { model: string; transcription: string };
  advance(event: SequencerEvent): void;
  ready(): void;
  lost(cause: LostCause, message: string): void;
  responseCreated(responseId: string): void;
  responseDone(): void;
}

export interface ServerEvents {
  /** Null for what is not JSON or not an object with a type; the vendor's new events are let through. */
  parse(data: Buffer): RealtimeServerEvent | null;
  handle(event: RealtimeServerEvent): void;
}

/** Translates the vendor's events into the engine's. Unknown ones are not our business. */
export function createServerEvents(listener: EngineListener, hooks: ServerEventHooks): ServerEvents {
  const guestText = new Map<string, string>();

  function handle(event: RealtimeServerEvent) {
    switch (event.type) {
      case 'session.updated':
        hooks.ready();
        return listener.event({ type: 'alive' });
      case 'input_audio_buffer.speech_started':
        hooks.advance({ type: 'speech_started' });
        return listener.event({ type: 'speech_started', itemId: event.item_id });
      case 'input_audio_buffer.speech_stopped':
        hooks.advance({ type: 'speech_stopped' });
        return listener.event({ type: 'speech_stopped', itemId: event.item_id });
      case 'conversation.item.input_audio_transcription.delta':
        return guestDelta(event.item_id, event.delta ?? '');
      case 'conversation.item.input_audio_transcription.completed':
        return guestDone(event.item_id, event.transcript, event.usage);
      case 'conversation.item.input_audio_transcription.failed':
        listener.event({ type: 'problem', code: 'transcription_failed', message: event.error.message ?? '' });
        return guestFailed(event.item_id);
      case 'response.created':
        hooks.responseCreated(event.response.id ?? '');
        return listener.event({ type: 'response_started' });
      case 'response.output_audio_transcript.delta':
        return listener.event({ type: 'agent_words', itemId: event.item_id, text: event.delta });
      case 'response.output_audio_transcript.done':
        return listener.event({ type: 'item_spoken', itemId: event.item_id, text: event.transcript });
      case 'response.output_audio.done':
        return listener.event({ type: 'item_spoken', itemId: event.item_id, text: null });
      case 'response.output_item.done':
        return outputItem(event.item);
      case 'response.done':
        return responseDone(event);
      case 'error':
        return failed(event);
      default:
        return;
    }
  }

  function guestDelta(itemId: string, delta: string): void {
    const text = (guestText.get(itemId) ?? '') + delta;
    guestText.set(itemId, text);
    listener.event({ type: 'guest_words', itemId, text, final: false });
  }

  function guestDone(
    itemId: string,
    transcript: string,
    usage: Parameters<typeof transcriptionUsage>[1],
  ): void {
    guestText.delete(itemId);
    listener.event({ type: 'guest_words', itemId, text: transcript.trim(), final: true });
    listener.event({ type: 'usage', usage: transcriptionUsage(hooks.models.transcription, usage) });
  }

  function guestFailed(itemId: string): void {
    const text = guestText.get(itemId) ?? '';
    guestText.delete(itemId);
    listener.event({ type: 'guest_words', itemId, text, final: true });
  }

  /** An interrupted call may carry cut-off arguments; only a completed one counts. */
  function outputItem(item: ResponseItem): void {
    if (item.type !== 'function_call' || item.status !== 'completed' || !item.call_id) return;
    hooks.advance({ type: 'tool_called' });
    listener.event({
      type: 'tool_call',
      toolCallId: item.call_id,
      name: item.name,
      argsJson: item.arguments,
    });
  }

  function responseDone({ response }: ResponseDoneEvent): void {
    hooks.responseDone();
    const calls =
      response.output?.filter((item) => item.type === 'function_call' && item.status === 'completed') ?? [];
    const status = response.status === 'in_progress' || !response.status ? 'completed' : response.status;
    const details = response.status_details;
    const reason = details?.error?.code ?? details?.error?.type ?? details?.reason ?? null;
    listener.event({ type: 'usage', usage: realtimeUsage(hooks.models.model, response.usage ?? {}) });
    listener.event({ type: 'response_done', status, reason, toolCalls: calls.length });
    hooks.advance({ type: 'response_done' });
  }

  /** Most errors are races without harm, such as cancelling what has just ended. A few end something. */
  function failed({ error }: RealtimeErrorEvent) {
    const code = error.code ?? error.type;
    listener.event({ type: 'problem', code, message: error.message });
    if (code === 'session_expired') return hooks.lost('expired', error.message);
    if (error.event_id === 'session') return hooks.lost('rejected', error.message);
    if (code === 'conversation_already_has_active_response')
      return hooks.advance({ type: 'request_refused' });
    if (error.event_id === 'probe') return listener.event({ type: 'alive' });
    if (error.event_id?.startsWith('response_')) {
      listener.event({ type: 'response_done', status: 'failed', reason: code, toolCalls: 0 });
      hooks.advance({ type: 'response_done' });
    }
  }

  return { parse: parseEvent, handle };
}

type ResponseItem = NonNullable<ResponseDoneEvent['response']['output']>[number];

function parseEvent(data: Buffer): RealtimeServerEvent | null {
  try {
    const event: unknown = JSON.parse(data.toString('utf8'));
    return typeof event === 'object' && event !== null && 'type' in event
      ? (event as RealtimeServerEvent)
      : null;
  } catch {
    return null;
  }
}
