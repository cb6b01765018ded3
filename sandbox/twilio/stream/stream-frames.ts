import { SILENCE_FRAME } from '../media/ticker';

export interface StreamIdentity {
  streamSid: string;
  accountSid: string;
  callSid: string;
  parameters: Record<string, string>;
}

const SILENCE_PAYLOAD = SILENCE_FRAME.toString('base64');

export function connectedFrame(): string {
  return JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' });
}

export function startFrame(identity: StreamIdentity): string {
  return JSON.stringify({
    event: 'start',
    sequenceNumber: '1',
    start: {
      accountSid: identity.accountSid,
      streamSid: identity.streamSid,
      callSid: identity.callSid,
      tracks: ['inbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: identity.parameters,
    },
    streamSid: identity.streamSid,
  });
}

/** Written by hand because fifty of these leave every second on every call. The numbers are strings on the wire. */
export function mediaFrame(
  streamSid: string,
  numbers: { sequence: number; chunk: number; timestampMs: number },
  audio: Buffer,
): string {
  const payload = audio === SILENCE_FRAME ? SILENCE_PAYLOAD : audio.toString('base64');
  return (
    `{"event":"media","sequenceNumber":"${numbers.sequence}","media":{"track":"inbound",` +
    `"chunk":"${numbers.chunk}","timestamp":"${numbers.timestampMs}","payload":"${payload}"},` +
    `"streamSid":"${streamSid}"}`
  );
}

export function markFrame(streamSid: string, sequence: number, name: string): string {
  return JSON.stringify({ event: 'mark', sequenceNumber: String(sequence), streamSid, mark: { name } });
}

export function dtmfFrame(streamSid: string, sequence: number, digit: string): string {
  return JSON.stringify({
    event: 'dtmf',
    streamSid,
    sequenceNumber: String(sequence),
    dtmf: { track: 'inbound_track', digit },
  });
}

export function stopFrame(identity: StreamIdentity, sequence: number): string {
  return JSON.stringify({
    event: 'stop',
    sequenceNumber: String(sequence),
    stop: { accountSid: identity.accountSid, callSid: identity.callSid },
    streamSid: identity.streamSid,
  });
}

export type ServerFrame =
  | { event: 'media'; audio: Buffer }
  | { event: 'mark'; name: string }
  | { event: 'clear' }
  | { event: 'ignored'; why: string };

/** Reads what the server sent. Frames of another stream and marks without a name are ignored, as Twilio does. */
export function readServerFrame(text: string, streamSid: string): ServerFrame {
  const frame = parseObject(text);
  if (!frame) return { event: 'ignored', why: 'the message is not a JSON object' };
  if (frame.streamSid !== streamSid) return { event: 'ignored', why: 'the message names another stream' };
  if (frame.event === 'clear') return { event: 'clear' };
  if (frame.event === 'media') return readMedia(frame.media);
  if (frame.event === 'mark') return readMark(frame.mark);
  return { event: 'ignored', why: 'the event is not known' };
}

function readMedia(media: unknown): ServerFrame {
  const payload = fieldOf(media, 'payload');
  if (payload === null || !/^[A-Za-z0-9+/]*={0,2}$/.test(payload)) {
    return { event: 'ignored', why: 'the media message has no base64 payload' };
  }
  return { event: 'media', audio: Buffer.from(payload, 'base64') };
}

function readMark(mark: unknown): ServerFrame {
  const name = fieldOf(mark, 'name');
  return name ? { event: 'mark', name } : { event: 'ignored', why: 'the mark message has no mark name' };
}

function fieldOf(value: unknown, field: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = (value as Record<string, unknown>)[field];
  return typeof found === 'string' ? found : null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
