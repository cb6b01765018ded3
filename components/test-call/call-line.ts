import type { Speaker } from './speaker';
import { bytesFromBase64, decodeUlaw } from './ulaw';

/** How a line ended: who let go of it, or that it never opened. */
export type LineEnd = 'hung_up_here' | 'hung_up_there' | 'dropped' | 'not_opened';

export interface CallLine {
  say(text: string): void;
  press(digit: string): void;
  /** One 20 ms frame of the microphone, base64 µ-law. */
  sendFrame(payload: string): void;
  /** Tells the other side that everything before this mark was heard. */
  markHeard(name: string): void;
  hangUp(): void;
}

interface LineOptions {
  socket: WebSocket;
  callId: string;
  speaker: Speaker;
  onOpen(): void;
  onEnd(end: LineEnd): void;
}

type FromServer =
  | { event: 'media'; media: { payload: string } }
  | { event: 'mark'; mark: { name: string } }
  | { event: 'clear' };

const FRAME_MS = 20;
const NORMAL_CLOSURE = 1_000;

/** The browser's end of a call, speaking the same frames as a telephone carrier's media stream. */
export function openLine({ socket, callId, speaker, onOpen, onEnd }: LineOptions): CallLine {
  const streamSid = `MZ${callId.replaceAll('-', '')}`;
  const identity = { accountSid: 'browser', callSid: callId };
  let sequence = 0;
  let chunk = 0;
  let hasOpened = false;
  let hasHungUp = false;

  function send(frame: Record<string, unknown>): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    sequence += 1;
    socket.send(JSON.stringify({ sequenceNumber: String(sequence), streamSid, ...frame }));
  }

  socket.onopen = () => {
    hasOpened = true;
    socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
    send({ event: 'start', start: startOf(streamSid, identity) });
    onOpen();
  };
  socket.onmessage = ({ data }: MessageEvent<unknown>) => receive(data, speaker);
  socket.onclose = ({ code }) => onEnd(endOf({ code, hasOpened, hasHungUp }));

  return {
    say: (text) => send({ event: 'text', text }),
    press: (digit) => send({ event: 'dtmf', dtmf: { track: 'inbound_track', digit } }),
    sendFrame: (payload) => {
      chunk += 1;
      const timestamp = String((chunk - 1) * FRAME_MS);
      send({ event: 'media', media: { track: 'inbound', chunk: String(chunk), timestamp, payload } });
    },
    markHeard: (name) => send({ event: 'mark', mark: { name } }),
    hangUp: () => {
      hasHungUp = true;
      send({ event: 'stop', stop: identity });
      socket.close(NORMAL_CLOSURE);
    },
  };
}

function startOf(streamSid: string, identity: { accountSid: string; callSid: string }) {
  return {
    streamSid,
    ...identity,
    tracks: ['inbound'],
    customParameters: {},
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8_000, channels: 1 },
  };
}

/** A frame that cannot be read is left out; the next one is 20 ms away. */
function receive(data: unknown, speaker: Speaker): void {
  if (typeof data !== 'string') return;
  const frame = JSON.parse(data) as FromServer;
  if (frame.event === 'media') speaker.play(decodeUlaw(bytesFromBase64(frame.media.payload)));
  else if (frame.event === 'mark') speaker.mark(frame.mark.name);
  else if (frame.event === 'clear') speaker.clear();
}

function endOf({
  code,
  hasOpened,
  hasHungUp,
}: {
  code: number;
  hasOpened: boolean;
  hasHungUp: boolean;
}): LineEnd {
  if (!hasOpened) return 'not_opened';
  if (hasHungUp) return 'hung_up_here';
  return code === NORMAL_CLOSURE ? 'hung_up_there' : 'dropped';
}
