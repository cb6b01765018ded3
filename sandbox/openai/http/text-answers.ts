import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { Response } from 'openai/resources/responses/responses';
import { ClientError } from '../realtime/client-error';
import { newId } from '../realtime/ids';
import { textTokens } from '../realtime/usage';
import { answerText } from './structured-answer';

/** `POST /v1/responses` without streaming. */
export function createResponse(body: Record<string, unknown>, nowMs: number): Response {
  refuseStreaming(body);
  const input = readInput(body.input);
  const text = answerText(input, formatSchema(field(body.text, 'format')));
  const inputTokens = textTokens(input + String(body.instructions ?? ''));
  const outputTokens = textTokens(text);
  return {
    id: newId('resp'),
    object: 'response',
    created_at: Math.floor(nowMs / 1000),
    model: readModel(body),
    status: 'completed',
    output: [
      {
        type: 'message',
        id: newId('item'),
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text, annotations: [] }],
      },
    ],
    output_text: text,
    access_programs: null,
    error: null,
    incomplete_details: null,
    instructions: typeof body.instructions === 'string' ? body.instructions : null,
    metadata: null,
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    usage: {
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens_details: { reasoning_tokens: 0 },
    },
  };
}

/** `POST /v1/chat/completions` without streaming. */
export function createChatCompletion(body: Record<string, unknown>, nowMs: number): ChatCompletion {
  refuseStreaming(body);
  const input = readInput(body.messages);
  const content = answerText(input, formatSchema(body.response_format));
  const promptTokens = textTokens(input);
  const completionTokens = textTokens(content);
  return {
    id: newId('resp').replace('resp', 'chatcmpl'),
    object: 'chat.completion',
    created: Math.floor(nowMs / 1000),
    model: readModel(body),
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        logprobs: null,
        message: { role: 'assistant', content, refusal: null },
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

/** The caller's material: a plain string, or the text of every message that is not an instruction. */
function readInput(input: unknown): string {
  if (typeof input === 'string' && input) return input;
  if (!Array.isArray(input) || input.length === 0) {
    throw new ClientError('missing_required_parameter', 'The input is missing.', 'input');
  }
  return input
    .filter((message) => !/^(?:system|developer)$/.test(String(field(message, 'role'))))
    .map((message) => readContent(field(message, 'content')))
    .join('\n');
}

function readContent(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => String(field(part, 'text') ?? '')).join('\n');
}

/** Responses put the schema beside the name, chat completions one level deeper. */
function formatSchema(format: unknown): unknown {
  if (field(format, 'type') !== 'json_schema') return undefined;
  return field(format, 'schema') ?? field(field(format, 'json_schema'), 'schema') ?? {};
}

function readModel(body: Record<string, unknown>): string {
  if (typeof body.model === 'string' && body.model) return body.model;
  throw new ClientError('missing_required_parameter', "Missing required parameter: 'model'.", 'model');
}

function refuseStreaming(body: Record<string, unknown>): void {
  if (body.stream === true) {
    throw new ClientError(
      'unsupported_value',
      'The sandbox answers text requests whole; leave `stream` out.',
      'stream',
    );
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
