import type {
  RealtimeAudioFormats,
  RealtimeAudioInputTurnDetection,
  RealtimeFunctionTool,
  RealtimeSessionCreateRequest,
} from 'openai/resources/realtime/realtime';
import type { z } from 'zod';
import { ClientError } from './client-error';
import { parse } from './parse-client-value';
import { type functionTool, type ResponseOverrides, sessionUpdate, turnDetection } from './session-schema';

export type TurnDetection = RealtimeAudioInputTurnDetection | null;

/** The session's settings with every default filled in. */
export interface SessionConfig {
  model: string;
  instructions: string;
  outputModality: 'audio' | 'text';
  inputFormat: RealtimeAudioFormats;
  outputFormat: RealtimeAudioFormats;
  noiseReduction: { type?: 'near_field' | 'far_field' } | null;
  transcription: { model?: string; language?: string; prompt?: string } | null;
  turnDetection: TurnDetection;
  voice: string;
  speed: number;
  tools: RealtimeFunctionTool[];
  toolChoice: RealtimeSessionCreateRequest['tool_choice'];
  maxOutputTokens: number | 'inf';
  /** Fields that are accepted and shown again but change nothing here. */
  passive: Pick<
    RealtimeSessionCreateRequest,
    'truncation' | 'reasoning' | 'parallel_tool_calls' | 'include' | 'tracing'
  >;
}

const PCM: RealtimeAudioFormats = { type: 'audio/pcm', rate: 24000 };

export function defaultConfig(model: string): SessionConfig {
  return {
    model,
    instructions:
      "Your knowledge cutoff is 2024-06. You are a helpful, witty, and friendly AI. Act like a human, but remember that you aren't one.",
    outputModality: 'audio',
    inputFormat: PCM,
    outputFormat: PCM,
    noiseReduction: null,
    transcription: null,
    turnDetection: turnDetection.parse({ type: 'server_vad' }),
    voice: 'marin',
    speed: 1,
    tools: [],
    toolChoice: 'auto',
    maxOutputTokens: 'inf',
    passive: { truncation: 'auto' },
  };
}

/**
 * The settings after an update; only what the update names changes.
 * Throws a ClientError naming the parameter when the update is malformed.
 */
export function applyUpdate(config: SessionConfig, update: unknown, hasSpoken: boolean): SessionConfig {
  const change = parse(sessionUpdate, update, 'session');
  const { input, output } = change.audio ?? {};
  const nextVoice = readVoice(output?.voice) ?? config.voice;
  if (nextVoice !== config.voice && hasSpoken) {
    throw new ClientError(
      'cannot_update_voice',
      "Cannot update a conversation's voice if assistant audio is present.",
    );
  }
  return {
    ...config,
    instructions: change.instructions ?? config.instructions,
    outputModality: change.output_modalities?.[0] ?? config.outputModality,
    inputFormat: input?.format ?? config.inputFormat,
    outputFormat: output?.format ?? config.outputFormat,
    noiseReduction: input?.noise_reduction === undefined ? config.noiseReduction : input.noise_reduction,
    transcription: input?.transcription === undefined ? config.transcription : input.transcription,
    turnDetection: input?.turn_detection === undefined ? config.turnDetection : input.turn_detection,
    voice: nextVoice,
    speed: output?.speed ?? config.speed,
    tools: change.tools ? change.tools.map(toTool) : config.tools,
    toolChoice: change.tool_choice ?? config.toolChoice,
    maxOutputTokens: change.max_output_tokens ?? config.maxOutputTokens,
    passive: { ...config.passive, ...passiveFields(change) },
  };
}

/** The settings of one response. */
export function applyOverrides(config: SessionConfig, overrides: ResponseOverrides): SessionConfig {
  const output = overrides.audio?.output;
  return {
    ...config,
    outputModality: overrides.output_modalities?.[0] ?? config.outputModality,
    outputFormat: output?.format ?? config.outputFormat,
    voice: readVoice(output?.voice) ?? config.voice,
    tools: overrides.tools?.map(toTool) ?? config.tools,
    toolChoice: overrides.tool_choice ?? config.toolChoice,
    maxOutputTokens: overrides.max_output_tokens ?? config.maxOutputTokens,
  };
}

/** The settings as the wire shows them. */
export function toWire(config: SessionConfig): RealtimeSessionCreateRequest {
  return {
    type: 'realtime',
    model: config.model,
    instructions: config.instructions,
    output_modalities: [config.outputModality],
    audio: {
      input: {
        format: config.inputFormat,
        turn_detection: config.turnDetection,
        ...(config.noiseReduction ? { noise_reduction: config.noiseReduction } : {}),
        ...(config.transcription ? { transcription: config.transcription } : {}),
      },
      output: { format: config.outputFormat, voice: config.voice, speed: config.speed },
    },
    tools: config.tools,
    tool_choice: config.toolChoice,
    max_output_tokens: config.maxOutputTokens,
    ...config.passive,
  };
}

function readVoice(value: string | { id: string } | undefined): string | undefined {
  return typeof value === 'object' ? value.id : value;
}

function toTool(tool: z.infer<typeof functionTool>): RealtimeFunctionTool {
  return { ...tool };
}

function passiveFields(change: z.infer<typeof sessionUpdate>): SessionConfig['passive'] {
  const { truncation, reasoning, parallel_tool_calls, include, tracing } = change;
  const given = Object.entries({ truncation, reasoning, parallel_tool_calls, include, tracing });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null));
}
