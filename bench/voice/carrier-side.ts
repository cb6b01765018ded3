import { randomBytes } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { createStamper, FRAME_BYTES, type Receiver } from './stamp';
import type { WireSocket } from './wire-socket';

const FRAME_MS = 20;
const DELTA_MS = 200;
const PAYLOAD = Buffer.from('"payload":"');
export const BENCH_AUTH_TOKEN = 'bench-auth-token';
export const BENCH_ACCOUNT = `AC${'1'.repeat(32)}`;

/** One caller on the line: 50 frames a second out, playback with marks in. */
export class Caller {
  private readonly stamp = createStamper(FRAME_BYTES);
  private readonly streamSid = `MZ${randomBytes(16).toString('hex')}`;
  private readonly pendingMarks: { name: string; playsAt: number }[] = [];
  private frames = 0;
  private playedUntil = 0;
  private firstAudioAt: number | null = null;
  talking = false;

  constructor(
    private readonly socket: WireSocket,
    private readonly callSid: string,
    readonly receiver: Receiver,
    private readonly onFirstAudio: (at: number) => void,
  ) {
    socket.onText = (message) => this.take(message);
    socket.send('{"event":"connected","protocol":"Call","version":"1.0.0"}');
    socket.send(
      JSON.stringify({
        event: 'start',
        sequenceNumber: '1',
        streamSid: this.streamSid,
        start: {
          streamSid: this.streamSid,
          accountSid: BENCH_ACCOUNT,
          callSid: this.callSid,
          tracks: ['inbound'],
          customParameters: {},
          mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        },
      }),
    );
  }

  /** Sends the next 20 ms and echoes the marks whose audio has played by now. */
  frame(now: number): void {
    if (!this.socket.open) return;
    if (this.talking) {
      const chunk = ++this.frames;
      this.socket.send(
        `{"event":"media","sequenceNumber":"${chunk + 1}","media":{"track":"inbound","chunk":"${chunk}","timestamp":"${chunk * FRAME_MS}","payload":"${this.stamp(chunk)}"},"streamSid":"${this.streamSid}"}`,
      );
    }
    for (;;) {
      const mark = this.pendingMarks[0];
      if (!mark || mark.playsAt > now) return;
      this.pendingMarks.shift();
      this.socket.send(
        `{"event":"mark","sequenceNumber":"0","streamSid":"${this.streamSid}","mark":{"name":${JSON.stringify(mark.name)}}}`,
      );
    }
  }

  private take(message: Buffer): void {
    const now = performance.now();
    const event = message.toString('latin1', 10, 15);
    if (event === 'media') {
      this.receiver.take(message, message.indexOf(PAYLOAD) + PAYLOAD.length);
      if (this.firstAudioAt === null) {
        this.firstAudioAt = now;
        this.onFirstAudio(now);
      }
      this.playedUntil = Math.max(this.playedUntil, now) + DELTA_MS;
    } else if (event === 'mark"') {
      this.pendingMarks.push({
        name: JSON.parse(message.toString('latin1')).mark.name,
        playsAt: this.playedUntil,
      });
    } else if (event === 'clear') {
      this.playedUntil = now;
      for (const mark of this.pendingMarks) mark.playsAt = now;
    }
  }

  hangUp(): void {
    if (!this.socket.open) return;
    this.socket.send(
      JSON.stringify({
        event: 'stop',
        sequenceNumber: '0',
        streamSid: this.streamSid,
        stop: { accountSid: BENCH_ACCOUNT, callSid: this.callSid },
      }),
    );
    this.socket.close();
  }
}

/** Rings the voice-server as Twilio does, signed, and answers with the URL its TwiML names. */
export async function ringVoiceServer(
  voiceUrl: string,
  callSid: string,
): Promise<{ streamUrl: string; signature: string }> {
  const url = `${voiceUrl}/twilio/voice`;
  const params = {
    CallSid: callSid,
    AccountSid: BENCH_ACCOUNT,
    From: '+12075550177',
    To: '+12072203501',
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': getExpectedTwilioSignature(BENCH_AUTH_TOKEN, url, params),
    },
    body: new URLSearchParams(params),
  });
  const twiml = await response.text();
  const streamUrl = /<Stream[^>]* url="([^"]+)"/.exec(twiml)?.[1]?.replaceAll('&amp;', '&');
  if (!streamUrl) throw new Error(`The voice server answered ${response.status} without a stream: ${twiml}`);
  return { streamUrl, signature: getExpectedTwilioSignature(BENCH_AUTH_TOKEN, streamUrl, {}) };
}

export function newCallSid(): string {
  return `CA${randomBytes(16).toString('hex')}`;
}
