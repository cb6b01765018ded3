import { describe, expect, it } from 'vitest';
import { openLine } from './call-line';
import { silentSpeaker, type Timing } from './silent-speaker';
import type { Speaker } from './speaker';
import { bytesFromBase64, bytesToBase64, decodeUlaw, encodeUlaw } from './ulaw';

describe('µ-law', () => {
  it('brings every byte back through linear samples', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const back = encodeUlaw(decodeUlaw(bytes));
    // 0x7f and 0xff are both silence: minus zero and zero.
    expect([...back].filter((byte, index) => byte !== index)).toEqual([0xff]);
    expect([...bytesFromBase64(bytesToBase64(bytes))]).toEqual([...bytes]);
  });

  it('knows silence and the loudest sound', () => {
    expect(decodeUlaw(Uint8Array.of(0xff))[0]).toBe(0);
    expect(decodeUlaw(Uint8Array.of(0x80))[0]).toBeCloseTo(0.98, 2);
    expect([...encodeUlaw(Float32Array.of(0, 1, -1))]).toEqual([0xff, 0x80, 0x00]);
  });
});

function fakeTiming(): Timing & { advance(ms: number): void } {
  let nowMs = 0;
  let alarms: { atMs: number; run(): void }[] = [];
  return {
    nowMs: () => nowMs,
    after: (ms, run) => {
      const alarm = { atMs: nowMs + ms, run };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    advance: (ms) => {
      nowMs += ms;
      const due = alarms.filter((alarm) => alarm.atMs <= nowMs);
      alarms = alarms.filter((alarm) => alarm.atMs > nowMs);
      for (const alarm of due) alarm.run();
    },
  };
}

describe('a browser without sound', () => {
  it('returns a mark when the words before it would have been spoken', () => {
    const heard: string[] = [];
    const timing = fakeTiming();
    const speaker = silentSpeaker((name) => heard.push(name), timing);
    speaker.play(new Float32Array(8_000));
    speaker.mark('a');
    speaker.play(new Float32Array(4_000));
    speaker.mark('b');
    timing.advance(999);
    expect(heard).toEqual([]);
    timing.advance(1);
    expect(heard).toEqual(['a']);
    timing.advance(500);
    expect(heard).toEqual(['a', 'b']);
  });

  it('returns all waiting marks at once when it is told to be quiet', () => {
    const heard: string[] = [];
    const timing = fakeTiming();
    const speaker = silentSpeaker((name) => heard.push(name), timing);
    speaker.play(new Float32Array(80_000));
    speaker.mark('a');
    speaker.mark('b');
    speaker.clear();
    expect(heard).toEqual(['a', 'b']);
    timing.advance(60_000);
    expect(heard).toEqual(['a', 'b']);
  });
});

class FakeSocket {
  readyState: number = WebSocket.OPEN;
  sent: Record<string, unknown>[] = [];
  closedWith: number | undefined;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(code: number): void {
    this.closedWith = code;
    this.onclose?.({ code });
  }
}

function openFakeLine() {
  const socket = new FakeSocket();
  const played: string[] = [];
  const ends: string[] = [];
  const speaker: Speaker = {
    play: (samples) => played.push(`audio ${samples.length}`),
    mark: (name) => played.push(`mark ${name}`),
    clear: () => played.push('clear'),
    setMuted: () => {},
    close: () => {},
  };
  const line = openLine({
    socket: socket as unknown as WebSocket,
    callId: '01890000-0000-7000-8000-000000000001',
    speaker,
    onOpen: () => {},
    onEnd: (end) => ends.push(end),
  });
  return { socket, line, played, ends };
}

describe('the line', () => {
  it('introduces itself as a carrier does before anything else', () => {
    const { socket, line } = openFakeLine();
    socket.onopen?.();
    line.say('Hello');
    line.press('0');
    line.sendFrame('//8=');
    line.sendFrame('//8=');
    expect(socket.sent[0]).toEqual({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    expect(socket.sent[1]).toMatchObject({
      event: 'start',
      sequenceNumber: '1',
      start: {
        accountSid: 'browser',
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      },
    });
    expect(socket.sent.slice(2).map((frame) => [frame.event, frame.sequenceNumber])).toEqual([
      ['text', '2'],
      ['dtmf', '3'],
      ['media', '4'],
      ['media', '5'],
    ]);
    expect(socket.sent[5]).toMatchObject({ media: { chunk: '2', timestamp: '20' } });
  });

  it('plays, marks and clears in the order it is told', () => {
    const { socket, played } = openFakeLine();
    const tell = (frame: unknown) => socket.onmessage?.({ data: JSON.stringify(frame) });
    tell({ event: 'media', media: { payload: bytesToBase64(new Uint8Array(160)) } });
    tell({ event: 'mark', mark: { name: 'm1' } });
    tell({ event: 'clear' });
    tell({ event: 'something new' });
    expect(played).toEqual(['audio 160', 'mark m1', 'clear']);
  });

  it('knows who ended it', () => {
    const mine = openFakeLine();
    mine.socket.onopen?.();
    mine.line.hangUp();
    expect([mine.ends, mine.socket.closedWith, mine.socket.sent.at(-1)?.event]).toEqual([
      ['hung_up_here'],
      1000,
      'stop',
    ]);

    const theirs = openFakeLine();
    theirs.socket.onopen?.();
    theirs.socket.onclose?.({ code: 1000 });
    const dropped = openFakeLine();
    dropped.socket.onopen?.();
    dropped.socket.onclose?.({ code: 1006 });
    const never = openFakeLine();
    never.socket.onclose?.({ code: 1006 });
    expect([theirs.ends, dropped.ends, never.ends].flat()).toEqual([
      'hung_up_there',
      'dropped',
      'not_opened',
    ]);
  });
});
