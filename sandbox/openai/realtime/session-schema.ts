import { z } from 'zod';
import { MODEL_VOICES } from '../../speech/voices';

const format = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('audio/pcmu') }),
  z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24000).optional() }),
]);

export const turnDetection = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('server_vad'),
    threshold: z.number().min(0).max(1).default(0.5),
    prefix_padding_ms: z.number().int().min(0).default(300),
    silence_duration_ms: z.number().int().min(0).default(500),
    create_response: z.boolean().default(true),
    interrupt_response: z.boolean().default(true),
    idle_timeout_ms: z.number().int().min(0).nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('semantic_vad'),
    eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
    create_response: z.boolean().default(true),
    interrupt_response: z.boolean().default(true),
  }),
]);

const voice = z.union([
  z.enum(MODEL_VOICES as [string, ...string[]]),
  z.strictObject({ id: z.string().min(1) }),
]);

export const functionTool = z.strictObject({
  type: z.literal('function'),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

const toolChoice = z.union([
  z.enum(['auto', 'none', 'required']),
  z.strictObject({ type: z.literal('function'), name: z.string() }),
]);

const outputModalities = z.array(z.enum(['audio', 'text'])).length(1);

const maxOutputTokens = z.union([z.number().int().min(1).max(4096), z.literal('inf')]);

const audioOutput = z.strictObject({
  format: format.optional(),
  voice: voice.optional(),
  speed: z.number().min(0.25).max(1.5).optional(),
});

export const sessionUpdate = z.strictObject({
  type: z.literal('realtime'),
  model: z.string().optional(),
  instructions: z.string().optional(),
  output_modalities: outputModalities.optional(),
  audio: z
    .strictObject({
      input: z
        .strictObject({
          format: format.optional(),
          noise_reduction: z.looseObject({ type: z.enum(['near_field', 'far_field']).optional() }).nullish(),
          transcription: z
            .strictObject({
              model: z.string().optional(),
              language: z.string().optional(),
              languages: z.array(z.string()).optional(),
              prompt: z.string().optional(),
              keywords: z.array(z.string()).optional(),
              delay: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional(),
            })
            .nullish(),
          turn_detection: turnDetection.nullish(),
        })
        .optional(),
      output: audioOutput.optional(),
    })
    .optional(),
  tools: z.array(functionTool).optional(),
  tool_choice: toolChoice.optional(),
  max_output_tokens: maxOutputTokens.optional(),
  truncation: z.unknown().optional(),
  reasoning: z
    .strictObject({ effort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional() })
    .optional(),
  parallel_tool_calls: z.boolean().optional(),
  include: z.array(z.string()).nullish(),
  tracing: z.unknown().optional(),
  prompt: z.unknown().optional(),
});

/** The settings a single response may override. */
export const responseOverrides = z.strictObject({
  instructions: z.string().optional(),
  output_modalities: outputModalities.optional(),
  audio: z.strictObject({ output: audioOutput.optional() }).optional(),
  conversation: z.string().optional(),
  input: z.array(z.looseObject({ type: z.string().optional(), id: z.string().optional() })).optional(),
  metadata: z.record(z.string().max(64), z.string().max(512)).nullish(),
  tools: z.array(functionTool).optional(),
  tool_choice: toolChoice.optional(),
  max_output_tokens: maxOutputTokens.optional(),
  reasoning: z.unknown().optional(),
  parallel_tool_calls: z.boolean().optional(),
  prompt: z.unknown().optional(),
});

export type ResponseOverrides = z.infer<typeof responseOverrides>;
