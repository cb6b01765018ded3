import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Set by this process on every request, over whatever the client sent under that name. */
const PEER_HEADER = 'x-frontdesk-peer';

/**
 * Notes the address of the socket on every request before Next sees it: Next itself believes any X-Forwarded-For a client
 * cares to write. Call once, before the server takes requests.
 */
export function notePeerAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? '';
  });
}

/**
 * The client's IP address. A peer on this machine or a private network is our own proxy, and the last address it wrote
 * into X-Forwarded-For is the client's; anyone else is the client.
 */
export function clientAddress(headers: Headers): string {
  const peer = normalize(headers.get(PEER_HEADER) ?? '');
  if (peer && !isPrivate(peer)) return peer;
  const forwarded = normalize(headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '');
  return forwarded || peer || 'unknown';
}

/** An IPv4 client of a dual-stack socket appears as ::ffff:192.0.2.1. */
function normalize(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  return isIP(plain) ? plain : '';
}

function isPrivate(address: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i.test(address);
}
