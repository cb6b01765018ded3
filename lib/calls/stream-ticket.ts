import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/env/env';

/** How long a caller may take from the answered webhook to the opened stream. */
export const TICKET_LIFE_SECONDS = 60;

const claimsSchema = z.object({
  tenantId: z.uuid(),
  propertyId: z.uuid(),
  callId: z.uuid(),
  callSid: z.string().min(1).max(64),
  channel: z.enum(['twilio', 'browser']),
  /** Seconds since 1970. */
  exp: z.number().int(),
});

/** What a stream ticket says: whose call this is and until when its audio may be opened. */
export type StreamTicket = z.infer<typeof claimsSchema>;

/** Longer than any ticket this product signs; nothing longer is worth hashing. */
const MAX_TICKET_LENGTH = 1_000;

/**
 * The words that go into the path of the stream's URL. Signing is half of the lock: whoever accepts the ticket also
 * takes it through `takeStreamTicket`, which succeeds once.
 */
export function signStreamTicket(call: Omit<StreamTicket, 'exp'>, now: Date): string {
  const claims: StreamTicket = { ...call, exp: Math.floor(now.getTime() / 1000) + TICKET_LIFE_SECONDS };
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${body}.${signatureOf(body).toString('base64url')}`;
}

/** The claims of a ticket this installation signed and that has not expired, else null. Takes the same time for any forgery. */
export function verifyStreamTicket(ticket: string, now: Date): StreamTicket | null {
  if (ticket.length > MAX_TICKET_LENGTH) return null;
  const [body = '', signature = ''] = ticket.split('.');
  const given = Buffer.from(signature, 'base64url');
  const wanted = signatureOf(body);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const claims = claimsSchema.safeParse(parseJson(body));
  if (!claims.success || claims.data.exp * 1000 <= now.getTime()) return null;
  return claims.data;
}

function signatureOf(body: string): Buffer {
  return createHmac('sha256', ticketKey()).update(body).digest();
}

/** A key of its own, so that a ticket can never be passed off as anything else signed with the same secret. */
function ticketKey(): Buffer {
  return Buffer.from(hkdfSync('sha256', env.FRONTDESK_SECRET, '', 'front-desk stream ticket', 32));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
