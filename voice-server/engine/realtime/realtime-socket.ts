import { WebSocket } from 'ws';
import type { Cancel, Scheduler } from '../../scheduler';
import type { LostCause } from '../engine';

export interface RealtimeSocket {
  send(text: string): void;
  /** The same for text that is bytes already, which leaves in one piece: fifty of them a second are audio. */
  sendBytes(text: Buffer): void;
  /** Bytes that the network has not taken yet. */
  waitingBytes(): number;
  /** No listener hears anything afterwards. */
  close(): void;
}

export interface SocketListener {
  open(): void;
  text(data: Buffer): void;
  /** At most once, and never after `close`. */
  lost(cause: LostCause, message: string): void;
}

/** A polite close is given this long before the connection is cut. */
const CLOSE_GRACE_MS = 1_000;
/** Given a buffer, the library joins head and body into one write; given a string it makes two. */
const AS_TEXT = { binary: false };
const MAX_EVENT_BYTES = 16 * 1024 * 1024;

/** The connection to the model: one that opens or is lost, and that is silent once closed. */
export function openRealtimeSocket(
  endpoint: { url: string; headers: Record<string, string> },
  listener: SocketListener,
  options: { scheduler: Scheduler; timeoutMs: number },
): RealtimeSocket {
  const socket = new WebSocket(endpoint.url, {
    headers: endpoint.headers,
    perMessageDeflate: false,
    maxPayload: MAX_EVENT_BYTES,
    handshakeTimeout: options.timeoutMs,
  });
  let wasOpen = false;

  function lose(cause: LostCause, message: string): void {
    close();
    listener.lost(cause, message);
  }

  socket.on('open', () => {
    wasOpen = true;
    listener.open();
  });
  socket.on('message', (data: Buffer) => listener.text(data));
  socket.on('unexpected-response', (_request, response) => {
    response.resume();
    lose('refused', `the model answered ${response.statusCode ?? 'nothing'}`);
  });
  socket.on('error', (error) => lose(wasOpen ? 'dropped' : causeOf(error), error.message));
  socket.on('close', (code, reason) =>
    lose(wasOpen ? 'dropped' : 'refused', `closed ${code} ${reason.toString()}`.trim()),
  );

  function close(): void {
    socket.removeAllListeners();
    // An aborted handshake still reports an error, which nobody has to hear.
    socket.on('error', () => {});
    if (socket.readyState === WebSocket.CLOSED) return;
    socket.close(1000);
    const cut: Cancel = options.scheduler.after(CLOSE_GRACE_MS, () => socket.terminate());
    socket.on('close', cut);
  }

  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    sendBytes(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text, AS_TEXT);
    },
    waitingBytes: () => socket.bufferedAmount,
    close,
  };
}

/** A handshake that nobody answers is a stall; a refused connection is not. */
function causeOf(error: Error): LostCause {
  return /timed? ?out/i.test(error.message) ? 'stalled' : 'refused';
}
