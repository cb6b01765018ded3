import { WebSocket } from 'ws';
import { sleep } from '../../clock';
import type { Carrier } from '../carrier';
import { signUrl } from '../webhook';

export class StreamRefused extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

const HANDSHAKE_TIMEOUT_MS = 5000;
const MAX_PAYLOAD_BYTES = 1024 * 1024;
const LOOPBACK = /^ws:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/;

/** The address a stream connects to and signs: Twilio drops the query string. */
export function streamAddress(url: string): string {
  const address = url.replace(/[?#].*$/s, '');
  if (!address.startsWith('wss://') && !LOOPBACK.test(address)) {
    throw new StreamRefused(
      31922,
      'The stream URL must begin with wss:// (ws:// is taken for this machine only).',
    );
  }
  return address;
}

/** Opens the signed socket to the server. Throws StreamRefused with the vendor's error code when that fails. */
export async function openStream(carrier: Carrier, address: string, signal: AbortSignal): Promise<WebSocket> {
  const fault = carrier.faults.take('twilio');
  if (fault === 'refuse' || fault === 'rate_limit') throw new StreamRefused(31920, 'The stream was refused.');
  if (fault === 'slow') await sleep(carrier.clock, carrier.faults.delayMs('twilio'), signal);
  const socket = await handshake(carrier, address, signal);
  if (fault === 'drop') socket.terminate();
  if (fault === 'stall') await closedByEither(socket, signal);
  return socket;
}

function handshake(carrier: Carrier, address: string, signal: AbortSignal): Promise<WebSocket> {
  signal.throwIfAborted();
  const socket = new WebSocket(address, {
    headers: {
      'x-twilio-signature': signUrl(carrier.authToken, address),
      'user-agent': 'TwilioMediaStreams/1.0',
    },
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    maxPayload: MAX_PAYLOAD_BYTES,
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      socket.terminate();
      reject(signal.reason);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('open', () => {
      signal.removeEventListener('abort', giveUp);
      resolve(socket);
    });
    // Stays attached: a socket that breaks later must not bring the process down; its close event tells the rest.
    socket.on('error', (error) => {
      signal.removeEventListener('abort', giveUp);
      reject(new StreamRefused(31920, `The stream handshake failed: ${error.message}.`));
    });
  });
}

/** A stalled stream is connected and says nothing until somebody gives up. */
function closedByEither(socket: WebSocket, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    signal.addEventListener(
      'abort',
      () => {
        socket.terminate();
        resolve();
      },
      { once: true },
    );
  });
}
