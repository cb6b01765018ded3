import type { RawData, WebSocket } from 'ws';
import type { FaultKind } from '../../faults';
import type { Call } from '../calls/call';
import type { Carrier } from '../carrier';
import { FRAME_MS } from '../media/ticker';
import {
  connectedFrame,
  dtmfFrame,
  markFrame,
  mediaFrame,
  readServerFrame,
  type StreamIdentity,
  startFrame,
  stopFrame,
} from './stream-frames';

/** Error codes of the vendor for a stream that breaks its protocol. */
const INVALID_MESSAGE = 31951;
/** Frames are skipped, like packets lost on the way, while this much waits for a server that does not read. */
const MAX_UNSENT_BYTES = 1024 * 1024;
const BINARY = { event: 'ignored', why: 'a binary message was sent' } as const;
/** A server that does not answer the closing handshake is left. */
const CLOSE_GRACE_MS = 1000;

/**
 * Twilio's side of one bidirectional media stream on an open socket. Carries the caller's microphone to the server
 * in real time and plays what the server sends, until either side ends it.
 */
export class MediaStream {
  /** Resolves when the socket is gone. */
  readonly closed: Promise<void>;
  private sequence = 1;
  private chunk = 0;
  private ticks = 0;
  private frozen = false;
  private over = false;
  private readonly stopWatchingFaults: () => void;

  constructor(
    private readonly carrier: Carrier,
    private readonly call: Call,
    private readonly socket: WebSocket,
    private readonly identity: StreamIdentity,
  ) {
    socket.on('message', (data: RawData, isBinary: boolean) => this.receive(data, isBinary));
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    this.closed.then(() => this.detach());
    this.stopWatchingFaults = carrier.faults.onChange(({ vendor, cause, fault }) => {
      if (vendor !== 'twilio') return;
      if (cause === 'cleared') this.frozen = false;
      if (cause === 'set' && fault) this.suffer(fault.kind);
    });
  }

  /** A switch thrown during the call hits it at once, and counts as one of the times it was to be applied. */
  private suffer(kind: FaultKind): void {
    if ((kind !== 'drop' && kind !== 'stall') || this.carrier.faults.take('twilio') === null) return;
    if (kind === 'drop') this.drop();
    else this.frozen = true;
  }

  start(): void {
    this.socket.send(connectedFrame());
    this.socket.send(startFrame(this.identity));
    this.call.audio.micListeners.add(this.sendMic);
    this.call.dtmfListeners.add(this.sendDigit);
  }

  /** The telephone company ends the stream: `stop`, then the socket closes. */
  stop(): void {
    if (this.over) return;
    this.send(stopFrame(this.identity, this.nextSequence()));
    this.detach();
    this.socket.close(1000);
    const cancel = this.carrier.clock.after(CLOSE_GRACE_MS, () => this.socket.terminate());
    this.closed.then(cancel);
  }

  /** Cuts the connection the way a lost network does. */
  drop(): void {
    this.detach();
    this.socket.terminate();
  }

  private readonly sendMic = (frame: Buffer): void => {
    const timestampMs = this.ticks * FRAME_MS;
    this.ticks += 1;
    if (this.frozen || this.socket.bufferedAmount > MAX_UNSENT_BYTES) return;
    this.chunk += 1;
    const numbers = { sequence: this.nextSequence(), chunk: this.chunk, timestampMs };
    this.send(mediaFrame(this.identity.streamSid, numbers, frame));
  };

  private readonly sendDigit = (digit: string): void => {
    if (!this.frozen) this.send(dtmfFrame(this.identity.streamSid, this.nextSequence(), digit));
  };

  private receive(data: RawData, isBinary: boolean): void {
    if (this.over || this.frozen) return;
    const frame = isBinary ? BINARY : readServerFrame(data.toString(), this.identity.streamSid);
    if (frame.event === 'media') this.call.audio.speaker.enqueue(frame.audio);
    else if (frame.event === 'mark') this.queueMark(frame.name);
    else if (frame.event === 'clear') this.clear();
    else this.complain(frame.why);
  }

  private queueMark(name: string): void {
    this.call.events.append({ type: 'mark', name, state: 'received' });
    this.call.audio.speaker.mark((how) => {
      this.call.events.append({ type: 'mark', name, state: how });
      if (!this.over && !this.frozen)
        this.send(markFrame(this.identity.streamSid, this.nextSequence(), name));
    });
  }

  private clear(): void {
    const droppedMs = Math.round(this.call.audio.speaker.clear());
    this.call.events.append({ type: 'clear', droppedMs });
  }

  private complain(why: string): void {
    this.call.events.append({
      type: 'error',
      code: INVALID_MESSAGE,
      message: `Stream message ignored: ${why}.`,
    });
  }

  private send(frame: string): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(frame);
  }

  private nextSequence(): number {
    this.sequence += 1;
    return this.sequence;
  }

  /** What was queued for the caller's ear belongs to the stream and goes with it. */
  private detach(): void {
    if (this.over) return;
    this.over = true;
    this.call.audio.micListeners.delete(this.sendMic);
    this.call.dtmfListeners.delete(this.sendDigit);
    this.stopWatchingFaults();
    this.call.audio.speaker.clear();
  }
}
