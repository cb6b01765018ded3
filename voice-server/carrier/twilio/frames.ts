import { z } from 'zod';
import { base64Bytes, ULAW_BYTES_PER_MS } from '../ulaw';

/** What a media stream says, whoever speaks it: Twilio's edge or the browser's page. */
export interface FrameHandler {
  start(stream: StreamStart): void;
  /** 20 ms of the caller as base64 µ-law, normally; `missingMs` were lost on the way before it. */
  media(payload: string, missingMs: number): void;
  mark(name: string): void;
  dtmf(digit: string): void;
  /** Words typed on a browser's page. */
  text(words: string): void;
  stop(): void;
  /** A frame that was not used, for the counters. */
  ignored(reason: IgnoredFrame): void;
}

type IgnoredFrame = 'binary' | 'not_json' | 'not_understood' | 'bad_payload' | 'out_of_order';

export interface StreamStart {
  streamSid: string;
  callSid: string;
}

/** Longer gaps are not made up: the model would listen to minutes of nothing. */
const MAX_MISSING_MS = 10_000;
/** Timestamps of a healthy stream wander by a few milliseconds. */
const MIN_MISSING_MS = 20;
const MEDIA_PREFIX = '{"event":"media"';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const frameSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('connected') }),
  z.object({
    event: z.literal('start'),
    start: z.object({ streamSid: z.string().max(64), callSid: z.string().max(64) }),
  }),
  z.object({
    event: z.literal('media'),
    media: z.object({
      payload: z.string(),
      timestamp: z.coerce.number().optional(),
      track: z.string().optional(),
    }),
  }),
  z.object({ event: z.literal('mark'), mark: z.object({ name: z.string().max(200) }) }),
  z.object({ event: z.literal('dtmf'), dtmf: z.object({ digit: z.string().regex(/^[0-9*#A-D]$/) }) }),
  z.object({ event: z.literal('text'), text: z.string().trim().min(1).max(2_000) }),
  z.object({ event: z.literal('stop') }),
]);

/**
 * Reads one stream's frames. Fifty of these a second and call are audio, so those are cut out of the text where the
 * usual order of fields allows and never become objects; everything else is parsed and checked.
 */
export function createFrameReader(handler: FrameHandler): { read(data: Buffer, isBinary: boolean): void } {
  let nextTimestamp = -1;

  function read(data: Buffer, isBinary: boolean) {
    if (isBinary) return handler.ignored('binary');
    const text = data.toString('latin1');
    if (!text.startsWith(MEDIA_PREFIX) || !readMedia(text)) readParsed(data);
  }

  function readMedia(text: string): boolean {
    const payloadAt = text.indexOf('"payload":"') + 11;
    const payloadEnd = payloadAt < 11 ? -1 : text.indexOf('"', payloadAt);
    if (payloadEnd < 0) return false;
    const payload = text.slice(payloadAt, payloadEnd);
    if (!BASE64.test(payload)) return false;
    take(payload, numberAfter(text, '"timestamp":"'));
    return true;
  }

  function readParsed(data: Buffer) {
    const parsed = parseFrame(data);
    if (typeof parsed === 'string') return handler.ignored(parsed);
    switch (parsed.event) {
      case 'connected':
        return;
      case 'start':
        return handler.start(parsed.start);
      case 'media':
        if (parsed.media.track === 'outbound') return;
        if (!BASE64.test(parsed.media.payload)) return handler.ignored('bad_payload');
        return take(parsed.media.payload, parsed.media.timestamp ?? -1);
      case 'mark':
        return handler.mark(parsed.mark.name);
      case 'dtmf':
        return handler.dtmf(parsed.dtmf.digit);
      case 'text':
        return handler.text(parsed.text);
      case 'stop':
        return handler.stop();
    }
  }

  /** `timestamp` counts milliseconds since the stream began; -1 when the frame has none. */
  function take(payload: string, timestamp: number) {
    if (timestamp < 0) return handler.media(payload, 0);
    const durationMs = base64Bytes(payload) / ULAW_BYTES_PER_MS;
    if (nextTimestamp < 0) nextTimestamp = timestamp;
    const missingMs = timestamp - nextTimestamp;
    // Half a frame of slack: a frame that starts before its predecessor's middle has been here already.
    if (missingMs < -durationMs / 2) return handler.ignored('out_of_order');
    nextTimestamp = timestamp + durationMs;
    handler.media(payload, missingMs >= MIN_MISSING_MS ? Math.min(missingMs, MAX_MISSING_MS) : 0);
  }

  return { read };
}

function parseFrame(data: Buffer): z.infer<typeof frameSchema> | IgnoredFrame {
  try {
    const frame = frameSchema.safeParse(JSON.parse(data.toString('utf8')));
    return frame.success ? frame.data : 'not_understood';
  } catch {
    return 'not_json';
  }
}

/** The digits after `key`, as a number; -1 when the key is missing or no digit follows. */
function numberAfter(text: string, key: string): number {
  const at = text.indexOf(key);
  if (at < 0) return -1;
  let value = -1;
  for (let index = at + key.length; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) break;
    value = Math.max(0, value) * 10 + digit;
  }
  return value;
}
