import { z } from 'zod';
import { base64Bytes, isBase64, ULAW_BYTES_PER_MS } from '../ulaw';

/** What a media stream says, whoever speaks it: Twilio's edge or the browser's page. */
export interface FrameHandler {
  start(stream: StreamStart): void;
  /**
   * 20 ms of the caller as the bytes of base64 µ-law, normally; `missingMs` were lost on the way before it. The bytes
   * are a view into what the socket read: whoever keeps them copies them.
   */
  media(payload: Buffer, missingMs: number): void;
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
const MEDIA_PREFIX = Buffer.from('{"event":"media"');
const PAYLOAD_KEY = Buffer.from('"payload":"');
const TIMESTAMP_KEY = Buffer.from('"timestamp":"');
const QUOTE = 0x22;
const ZERO = 0x30;
/** Characters of base64 in 20 ms. */
const USUAL_LENGTH = 216;

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
 * Reads one stream's frames. Fifty of these a second and call are audio, so those are cut out of the bytes where the
 * usual order of fields allows, and never become strings or objects; everything else is parsed and checked.
 */
export function createFrameReader(handler: FrameHandler): { read(data: Buffer, isBinary: boolean): void } {
  let nextTimestamp = -1;
  /** Where the last frame had them: the next one has them there too, until a counter grows by a digit. */
  let payloadAt = 0;
  let timestampAt = 0;

  function read(data: Buffer, isBinary: boolean) {
    if (isBinary) return handler.ignored('binary');
    if (!hasAt(data, MEDIA_PREFIX, 0) || !readMedia(data)) readParsed(data);
  }

  function readMedia(data: Buffer): boolean {
    const payloadKey = find(data, PAYLOAD_KEY, payloadAt);
    if (payloadKey < 0) return false;
    const from = payloadKey + PAYLOAD_KEY.length;
    const to = data[from + USUAL_LENGTH] === QUOTE ? from + USUAL_LENGTH : data.indexOf(QUOTE, from);
    if (to < 0 || !isBase64(data, from, to)) return false;
    payloadAt = payloadKey;
    const timestampKey = find(data, TIMESTAMP_KEY, timestampAt);
    if (timestampKey >= 0) timestampAt = timestampKey;
    take(
      data.subarray(from, to),
      timestampKey < 0 ? -1 : numberAt(data, timestampKey + TIMESTAMP_KEY.length),
    );
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
        return takeParsed(parsed.media);
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

  function takeParsed(media: { payload: string; timestamp?: number | undefined }): void {
    const payload = Buffer.from(media.payload, 'utf8');
    if (isBase64(payload, 0, payload.length)) take(payload, media.timestamp ?? -1);
    else handler.ignored('bad_payload');
  }

  /** `timestamp` counts milliseconds since the stream began; -1 when the frame has none. */
  function take(payload: Buffer, timestamp: number) {
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

/** Where `key` stands: at the place it is expected, or wherever else. -1 when it is missing. */
function find(data: Buffer, key: Buffer, expectedAt: number): number {
  return hasAt(data, key, expectedAt) ? expectedAt : data.indexOf(key);
}

function hasAt(data: Buffer, key: Buffer, at: number): boolean {
  for (let index = 0; index < key.length; index += 1) if (data[at + index] !== key[index]) return false;
  return true;
}

/** The digits from `at` on, as a number; -1 when there is none. */
function numberAt(data: Buffer, at: number): number {
  let value = -1;
  for (let index = at; index < data.length; index += 1) {
    const digit = (data[index] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = Math.max(0, value) * 10 + digit;
  }
  return value;
}
