import type { IncomingMessage } from 'node:http';
import { type StreamTicket, verifyStreamTicket } from '@/lib/calls/stream-ticket';
import { takeStreamTicket } from '@/lib/calls/take-stream-ticket';
import { log } from '@/lib/log';
import { validateTwilioSignature } from '@/lib/providers/twilio/signature';
import { answerCall, type CallHouse } from '../call/answer-call';
import type { CallSession } from '../call/session';

export type Opened =
  | { ok: true; session: CallSession }
  | { ok: false; status: 401 | 403 | 503; reason: string };

export interface StreamDoor {
  house: CallHouse;
  publicVoiceUrl: string;
  publicAppUrl: string;
}

const PATHS = { twilio: /^\/ws\/twilio-stream\/([\w.-]+)$/, browser: /^\/ws\/browser-call\/([\w.-]+)$/ };

/**
 * Judges who may open a stream, before the handshake is answered: a ticket of ours for this kind of stream, never used,
 * and beside it the carrier's signature or the dashboard's own origin.
 */
export async function openStream(request: IncomingMessage, door: StreamDoor): Promise<Opened> {
  const ticket = readTicket(request, door.house.clock.now());
  if (!ticket) return refuse(401, 'no valid ticket');
  const { claims, text } = ticket;
  if (claims.channel === 'twilio' && !isSigned(request, door.publicVoiceUrl))
    return refuse(403, 'not signed');
  if (claims.channel === 'browser' && !isOwnOrigin(request, door.publicAppUrl))
    return refuse(403, 'foreign origin');
  if (!(await takeOnce(claims, text, door.house))) return refuse(401, 'ticket already used');
  return findSession(claims, text, door.house);
}

function readTicket(request: IncomingMessage, now: Date): { claims: StreamTicket; text: string } | null {
  const path = (request.url ?? '').split('?')[0] ?? '';
  for (const channel of ['twilio', 'browser'] as const) {
    const text = PATHS[channel].exec(path)?.[1];
    const claims = text ? verifyStreamTicket(text, now) : null;
    if (text && claims?.channel === channel) return { claims, text };
  }
  return null;
}

/** The carrier signs the address it was told, with the scheme of a socket. */
function isSigned(request: IncomingMessage, publicUrl: string): boolean {
  const signature = request.headers['x-twilio-signature'];
  const url = `${publicUrl.replace(/\/+$/, '').replace(/^http/, 'ws')}${request.url ?? ''}`;
  return validateTwilioSignature({
    signature: Array.isArray(signature) ? undefined : signature,
    url,
    params: {},
  });
}

function isOwnOrigin(request: IncomingMessage, publicAppUrl: string): boolean {
  return request.headers.origin === new URL(publicAppUrl).origin;
}

/** Without the database only a call this very process answered, and only once, is let through. */
async function takeOnce(
  { tenantId, callId }: StreamTicket,
  text: string,
  house: CallHouse,
): Promise<boolean> {
  const live = house.registry.byCallId(callId);
  if (live?.stream === 'open') return false;
  try {
    return await takeStreamTicket({ tenantId, callId, now: house.clock.now() });
  } catch (error) {
    log.error({ err: error, callId }, 'a stream ticket could not be checked');
    return live?.ticket === text;
  }
}

/** The call this process prepared, or one that another process answered and the carrier brought here. */
async function findSession(claims: StreamTicket, text: string, house: CallHouse): Promise<Opened> {
  const known = house.registry.byCallId(claims.callId);
  try {
    const session = known?.session ?? (await answerCall(house, { ...claims, callerNumber: null }, text));
    const live = house.registry.byCallId(claims.callId);
    if (!live || live.stream === 'open') return refuse(401, 'the call is over');
    live.stream = 'open';
    return { ok: true, session };
  } catch (error) {
    log.error({ err: error, callId: claims.callId }, 'a stream has no agent');
    return refuse(503, 'no agent');
  }
}

function refuse(status: 401 | 403 | 503, reason: string): Opened {
  return { ok: false, status, reason };
}
