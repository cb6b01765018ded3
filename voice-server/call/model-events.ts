import type { EngineEvent } from '../engine/engine';
import type { CallParts } from './call-parts';

/** What the engine's events mean for the call: for its log, its measures, and its machine. */
export function createModelEvents(
  parts: CallParts,
  runTool: (call: { toolCallId: string; name: string; argsJson: string }) => void,
): (event: EngineEvent) => void {
  const { dispatch, transcript, latency, ear, line, ports, tally } = parts;

  function guestBegan(itemId: string | null): void {
    if (itemId) transcript.guestBegan(itemId);
    ear.speechStarted();
    latency.turnVoid();
    dispatch({ type: 'speech_started' });
  }

  function guestEnded(itemId: string | null): void {
    if (itemId) transcript.guestEnded(itemId);
    ear.speechStopped();
    latency.turnEnded(ear.lastLoudAt());
    dispatch({ type: 'speech_stopped' });
  }

  function itemSpoken(itemId: string, text: string | null): void {
    if (text !== null) transcript.agentText(itemId, text);
    else line.itemEnded(itemId);
  }

  function toolCalled(call: { toolCallId: string; name: string; argsJson: string }): void {
    tally.lastTool = call.name;
    dispatch({ type: 'tool_requested' });
    runTool(call);
  }

  return function heard(event) {
    switch (event.type) {
      case 'ready':
        return dispatch({ type: 'model_ready' });
      case 'alive':
        return dispatch({ type: 'model_alive' });
      case 'speech_started':
        return guestBegan(event.itemId);
      case 'speech_stopped':
        return guestEnded(event.itemId);
      case 'guest_words':
        return transcript.guestWords(event.itemId, event.text, event.final);
      case 'response_started':
        latency.responseBegan();
        return dispatch({ type: 'response_started' });
      case 'agent_words':
        return transcript.agentWords(event.itemId, event.text);
      case 'item_spoken':
        return itemSpoken(event.itemId, event.text);
      case 'tool_call':
        return toolCalled(event);
      case 'response_done':
        line.answerEnded();
        if (event.status === 'failed') transcript.note('response_failed', { reason: event.reason });
        return dispatch({ type: 'response_done', status: event.status });
      case 'usage':
        tally.usage.push(...event.usage);
        return;
      case 'problem':
        ports.observe.event(`model_${event.code}`);
        return transcript.note('model_problem', { code: event.code, message: event.message });
      case 'lost':
        transcript.note('model_connection', { cause: event.cause, message: event.message });
        return dispatch({ type: 'model_lost', cause: event.cause });
      case 'delegated':
        return;
    }
  };
}
