import type { RealtimeSessionCreateRequest, SessionUpdateEvent } from 'openai/resources/realtime/realtime';
import type { EngineSettings } from '../engine';

/** Vendor's limit on a transcription hint list is not published; a hotel's own names fit well below this. */
const MAX_KEYWORDS = 50;

export interface RealtimeOptions {
  model: string;
  transcriptionModel: string;
  turnDetection: 'server_vad' | 'semantic_vad';
}

/**
 * The one session.update of a conversation. The telephone's µ-law goes in and comes out as it is; the caller's words
 * are transcribed beside the model, for the log; the server answers and falls silent by its own ear.
 */
export function sessionUpdate(settings: EngineSettings, options: RealtimeOptions): SessionUpdateEvent {
  const session: RealtimeSessionCreateRequest = {
    type: 'realtime',
    instructions: settings.instructions,
    output_modalities: ['audio'],
    audio: {
      input: {
        format: { type: 'audio/pcmu' },
        noise_reduction: { type: 'near_field' },
        transcription: transcription(settings, options.transcriptionModel),
        turn_detection: turnDetection(options.turnDetection),
      },
      output: { format: { type: 'audio/pcmu' }, voice: settings.voice },
    },
    tools: settings.tools,
    tool_choice: 'auto',
    truncation: { type: 'retention_ratio', retention_ratio: 0.8 },
  };
  return { type: 'session.update', session };
}

/** Older recognisers take one language and no keywords; naming either to them is an error. */
function transcription(settings: EngineSettings, model: string) {
  const language = settings.locale.split('-')[0] ?? 'en';
  if (!/^gpt-(live-)?transcribe/.test(model)) return { model, language };
  return { model, languages: [language], keywords: settings.keywords.slice(0, MAX_KEYWORDS) };
}

function turnDetection(kind: RealtimeOptions['turnDetection']) {
  if (kind === 'semantic_vad') {
    return {
      type: 'semantic_vad',
      eagerness: 'auto',
      create_response: true,
      interrupt_response: true,
    } as const;
  }
  return {
    type: 'server_vad',
    threshold: 0.5,
    prefix_padding_ms: 300,
    silence_duration_ms: 500,
    create_response: true,
    interrupt_response: true,
  } as const;
}
