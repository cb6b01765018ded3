import twilio from 'twilio';
import { env } from '@/lib/env/env';

export interface SignedRequest {
  /** The X-Twilio-Signature header. */
  signature: string | undefined;
  /** The public URL exactly as the carrier knows it: scheme (`wss` for a stream), path and query included. */
  url: string;
  /** The form's fields; `{}` for a GET and for the upgrade of a stream. */
  params: Record<string, string | string[]>;
}

/** True when the request was signed with this account's auth token. */
export function validateTwilioSignature({ signature, url, params }: SignedRequest): boolean {
  if (!signature || !URL.canParse(url)) return false;
  return twilio.validateRequest(env.TWILIO_AUTH_TOKEN, signature, url, params);
}
