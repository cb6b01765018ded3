import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, sleep } from './clock';
import type { FaultKind, Faults, Vendor } from './faults';
import { sendJson } from './http';

export interface FaultBodies {
  refused: unknown;
  rateLimited: unknown;
}

/**
 * Applies the vendor's fault, if one is on, to one HTTP request.
 * Resolves to true when the request may be answered normally (perhaps late), false when the fault took it.
 */
export async function passesFault(
  options: { faults: Faults; vendor: Vendor; clock: Clock; bodies: FaultBodies },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const kind = options.faults.take(options.vendor);
  if (kind === null) return true;
  if (kind === 'slow') {
    await sleep(options.clock, options.faults.delayMs(options.vendor));
    return !response.destroyed;
  }
  strike(kind, options.bodies, request, response);
  return false;
}

function strike(
  kind: Exclude<FaultKind, 'slow'>,
  bodies: FaultBodies,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (kind === 'refuse') sendJson(response, 503, bodies.refused);
  else if (kind === 'rate_limit') sendJson(response, 429, bodies.rateLimited, { 'retry-after': '1' });
  else if (kind === 'drop') request.socket.destroy();
  // A stalled request is read and then left open; the client's own timeout is what is being tried out.
  else request.resume();
}
