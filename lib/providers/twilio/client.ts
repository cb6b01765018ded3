import { BrokenCircuitError } from 'cockatiel';
import twilio from 'twilio';
import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';
import { forIdempotentCalls } from '../resilience';
import { RedirectingRequestClient } from './redirecting-client';

const TIMEOUT_MS = 5_000;
/** Twilio's code for a call that is not there any more. */
const CALL_NOT_FOUND = 20404;
/** The call exists but is over: its TwiML can no longer change. */
const CALL_NOT_IN_PROGRESS = 21220;

let cached: ReturnType<typeof twilio> | null = null;

function client(): ReturnType<typeof twilio> {
  cached ??= twilio(env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN, {
    httpClient: new RedirectingRequestClient({ baseUrl: env.TWILIO_API_BASE_URL, timeoutMs: TIMEOUT_MS }),
  });
  return cached;
}

const idempotent = forIdempotentCalls(isTransient);

/**
 * Gives a running call other TwiML, which ends its media stream. The same TwiML twice is the same call, so a lost
 * answer is asked for again. False when the call is already over.
 */
export async function redirectCall(callSid: string, twiml: string): Promise<boolean> {
  return updateCall(callSid, { twiml });
}

/** Ends the call. False when it was over already, which is no error. */
export async function hangUpCall(callSid: string): Promise<boolean> {
  return updateCall(callSid, { status: 'completed' });
}

/** Asks for the account; throws when Twilio does not answer or does not know the credentials. Returns its latency. */
export async function probeTwilio(): Promise<{ latencyMs: number; detail: string }> {
  const startedAt = performance.now();
  const account = await client()
    .api.v2010.accounts(env.TWILIO_ACCOUNT_SID)
    .fetch()
    .catch((error: unknown) => unavailable(error));
  return { latencyMs: Math.round(performance.now() - startedAt), detail: `account ${account.status}` };
}

async function updateCall(
  callSid: string,
  change: { twiml: string } | { status: 'completed' },
): Promise<boolean> {
  try {
    await idempotent.execute(() => client().calls(callSid).update(change));
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === CALL_NOT_FOUND || code === CALL_NOT_IN_PROGRESS) return false;
    return unavailable(error);
  }
}

function errorCode(error: unknown): number | undefined {
  return error instanceof twilio.RestException ? error.code : undefined;
}

/** No answer at all, too many requests, or Twilio's own trouble. */
function isTransient(error: unknown): boolean {
  if (error instanceof twilio.RestException) return error.status === 429 || error.status >= 500;
  return !(error instanceof BrokenCircuitError);
}

function unavailable(error: unknown): never {
  throw new AppError('vendor_unavailable', {
    message: 'The telephone carrier does not answer.',
    cause: error,
  });
}
