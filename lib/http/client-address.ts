import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { env } from '@/lib/env/env';

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
 * The client's IP address: the peer of the socket, or, with `TRUST_PROXY` proxies of our own before us, what the outermost of
 * them wrote into X-Forwarded-For. What a client itself wrote there stands further left and is never read.
 */
export function clientAddress(headers: Headers): string {
  const peer = normalize(headers.get(PEER_HEADER) ?? '');
  if (env.TRUST_PROXY === 0) return peer || 'unknown';
  const hops = (headers.get('x-forwarded-for') ?? '').split(',');
  return normalize(hops.at(-env.TRUST_PROXY)?.trim() ?? '') || peer || 'unknown';
}

/** An IPv4 client of a dual-stack socket appears as ::ffff:192.0.2.1. */
function normalize(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  return isIP(plain) ? plain : '';
}
