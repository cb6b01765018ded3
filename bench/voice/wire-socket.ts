import { createHash, randomBytes } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';

const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const MASK = [0x5a, 0xc3, 0x3c, 0xa5] as const;
const NOTHING = Buffer.alloc(0);

/**
 * The least WebSocket that plays both ends of the bridge. The machine that is measured also has to make the load, so
 * every microsecond spent here is one the bridge has to wait for.
 */
export class WireSocket {
  private rest = NOTHING;
  private isOpen = true;
  onText: (payload: Buffer) => void = () => {};

  constructor(
    private readonly line: Socket,
    head: Buffer,
    /** Clients mask what they send. */
    private readonly masks: boolean,
  ) {
    line.setNoDelay(true);
    line.setTimeout(0);
    line.on('data', (chunk: Buffer) => this.take(chunk));
    line.on('error', () => {});
    line.on('close', () => {
      this.isOpen = false;
    });
    if (head.length > 0) setImmediate(() => this.take(head));
  }

  get open(): boolean {
    return this.isOpen;
  }

  onClose(run: () => void): void {
    this.line.on('close', run);
  }

  send(text: string): void {
    if (this.isOpen) this.line.write(this.frame(TEXT, text));
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.line.end(this.frame(CLOSE, ''));
  }

  terminate(): void {
    this.line.destroy();
  }

  private frame(opcode: number, text: string): Buffer {
    const length = Buffer.byteLength(text);
    const long = length > 125;
    const at = (long ? 4 : 2) + (this.masks ? 4 : 0);
    const frame = Buffer.allocUnsafe(at + length);
    frame[0] = 0x80 | opcode;
    frame[1] = (this.masks ? 0x80 : 0) | (long ? 126 : length);
    if (long) frame.writeUInt16BE(length, 2);
    frame.write(text, at);
    if (!this.masks) return frame;
    frame.set(MASK, at - 4);
    applyMask(frame, at, frame.length);
    return frame;
  }

  private take(chunk: Buffer): void {
    let data = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    for (;;) {
      const used = this.takeFrame(data);
      if (used === 0) break;
      data = data.subarray(used);
    }
    this.rest = data.length > 0 ? Buffer.from(data) : NOTHING;
  }

  /** Bytes of the frame at the front; 0 while it is not complete. */
  private takeFrame(data: Buffer): number {
    if (data.length < 2) return 0;
    const second = data[1] ?? 0;
    const short = second & 0x7f;
    const isMasked = second >= 0x80;
    const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const at = 2 + sizeBytes + (isMasked ? 4 : 0);
    if (data.length < at) return 0;
    const length =
      sizeBytes === 2 ? data.readUInt16BE(2) : sizeBytes === 8 ? Number(data.readBigUInt64BE(2)) : short;
    if (data.length < at + length) return 0;
    if (isMasked) applyMask(data, at, at + length);
    this.takePayload((data[0] ?? 0) & 0x0f, data.subarray(at, at + length));
    return at + length;
  }

  private takePayload(opcode: number, payload: Buffer): void {
    if (opcode === TEXT) this.onText(payload);
    else if (opcode === PING && this.isOpen) this.line.write(this.frame(PONG, payload.toString()));
    else if (opcode === CLOSE) this.close();
  }
}

/** The mask stands in the four bytes before `from`. */
function applyMask(data: Buffer, from: number, to: number): void {
  const a = data[from - 4] ?? 0;
  const b = data[from - 3] ?? 0;
  const c = data[from - 2] ?? 0;
  const d = data[from - 1] ?? 0;
  let at = from;
  for (; at + 3 < to; at += 4) {
    data[at] = (data[at] ?? 0) ^ a;
    data[at + 1] = (data[at + 1] ?? 0) ^ b;
    data[at + 2] = (data[at + 2] ?? 0) ^ c;
    data[at + 3] = (data[at + 3] ?? 0) ^ d;
  }
  for (let index = 0; at < to; at++, index++) data[at] = (data[at] ?? 0) ^ ([a, b, c][index] ?? 0);
}

/** Dials as a client. */
export function openSocket(url: string, headers: Record<string, string>): Promise<WireSocket> {
  return new Promise((resolve, reject) => {
    const dialled = request(url.replace(/^ws/, 'http'), {
      headers: {
        ...headers,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    dialled.on('upgrade', (_response, line: Socket, head) => resolve(new WireSocket(line, head, true)));
    dialled.on('response', (response) => reject(new Error(`${url} answered ${response.statusCode}`)));
    dialled.on('error', reject);
    dialled.end();
  });
}

/** Answers a client's upgrade. */
export function acceptSocket(upgrade: IncomingMessage, line: Socket, head: Buffer): WireSocket {
  const accept = createHash('sha1')
    .update(`${upgrade.headers['sec-websocket-key']}${ACCEPT_SUFFIX}`)
    .digest('base64');
  line.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  return new WireSocket(line, head, false);
}
