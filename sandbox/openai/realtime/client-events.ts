import type { RealtimeClientEvent } from 'openai/resources/realtime/realtime';
import { z } from 'zod';
import { ClientError } from './client-error';
import type { ModelItem } from './conversation-items';

const TYPES = [
  'session.update',
  'input_audio_buffer.append',
  'input_audio_buffer.commit',
  'input_audio_buffer.clear',
  'conversation.item.create',
  'conversation.item.truncate',
  'conversation.item.delete',
  'conversation.item.retrieve',
  'response.create',
  'response.cancel',
] as const satisfies readonly RealtimeClientEvent['type'][];

export type ClientEventType = (typeof TYPES)[number];

export interface ClientEvent {
  type: ClientEventType;
  eventId: string | null;
  body: Record<string, unknown>;
}

const MAX_AUDIO_BYTES = 15 * 1024 * 1024;

const content = z.array(
  z.looseObject({ type: z.string(), text: z.string().optional(), audio: z.string().optional() }),
);
const common = {
  id: z.string().min(1).max(64).optional(),
  object: z.literal('realtime.item').optional(),
  status: z.string().optional(),
};

const item = z.union([
  z.strictObject({
    ...common,
    type: z.literal('message'),
    role: z.enum(['user', 'assistant', 'system']),
    content,
  }),
  z.strictObject({
    ...common,
    type: z.literal('function_call'),
    name: z.string(),
    arguments: z.string(),
    call_id: z.string().optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('function_call_output'),
    call_id: z.string(),
    output: z.string(),
  }),
]);

const CONTENT_TYPES = {
  user: ['input_text', 'input_audio', 'input_image'],
  assistant: ['output_text', 'output_audio'],
  system: ['input_text'],
};

/** Reads one frame; throws a ClientError that says what is wrong with it. */
export function readClientEvent(data: string): ClientEvent {
  const value = parseJson(data);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ClientError('invalid_json', 'The event must be a JSON object.');
  }
  const body = value as Record<string, unknown>;
  const eventId = typeof body.event_id === 'string' ? body.event_id : null;
  if (body.type === undefined)
    throw new ClientError('missing_required_parameter', "Missing required parameter: 'type'.", 'type');
  const type = TYPES.find((each) => each === body.type);
  if (!type) throw unknownType(body.type);
  return { type, eventId, body };
}

export function readAudio(value: unknown): Buffer {
  if (typeof value !== 'string')
    throw new ClientError('missing_required_parameter', "Missing required parameter: 'audio'.", 'audio');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) {
    throw new ClientError('invalid_value', "Invalid 'audio'. Expected base64-encoded audio bytes.", 'audio');
  }
  const audio = Buffer.from(value, 'base64');
  if (audio.length > MAX_AUDIO_BYTES)
    throw new ClientError('invalid_value', "Invalid 'audio'. It is larger than 15 MiB.", 'audio');
  return audio;
}

/** Checks an item a client adds; the content must suit the role. */
export function readItem(value: unknown, param: string): ModelItem {
  const parsed = item.safeParse(value ?? {});
  if (!parsed.success)
    throw new ClientError('invalid_value', `Invalid value for '${param}': not a conversation item.`, param);
  const { data } = parsed;
  if (data.type === 'message') {
    const wrong = data.content.findIndex((part) => !CONTENT_TYPES[data.role].includes(part.type));
    if (wrong >= 0) {
      const supported = CONTENT_TYPES[data.role].map((type) => `'${type}'`).join(', ');
      throw new ClientError(
        'invalid_value',
        `Invalid value: '${data.content[wrong]?.type}'. Supported values are: ${supported}.`,
        `${param}.content[${wrong}].type`,
      );
    }
  }
  return data as ModelItem;
}

export function readText(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value) return value;
  throw new ClientError('missing_required_parameter', `Missing required parameter: '${name}'.`, name);
}

export function readCount(body: Record<string, unknown>, name: string): number {
  const value = body[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new ClientError('invalid_type', `Invalid type for '${name}': expected a non-negative integer.`, name);
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new ClientError('invalid_json', 'We could not parse the JSON of this event.');
  }
}

function unknownType(type: unknown): ClientError {
  const known = TYPES.map((each) => `'${each}'`).join(', ');
  return new ClientError(
    'invalid_value',
    `Invalid value: '${String(type)}'. Supported values are: ${known}.`,
    'type',
  );
}
