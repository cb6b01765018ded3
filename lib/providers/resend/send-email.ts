import { Resend } from 'resend';
import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';

export interface EmailToSend {
  /** The outbox row's id: the vendor sends one message however often it is asked with the same. */
  idempotencyKey: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export type SendResult =
  | { ok: true; providerId: string }
  /** The vendor read it and will never send it; trying again is pointless. */
  | { ok: false; reason: 'refused'; detail: string };

const TIMEOUT_MS = 10_000;
let cached: Resend | null = null;

function resend(): Resend {
  if (!env.RESEND_API_KEY) throw new AppError('vendor_unavailable', { message: 'No key for Resend is set.' });
  cached ??= new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL.replace(/\/+$/, '') });
  return cached;
}

/** Hands one message to Resend. Throws `vendor_unavailable` for whatever another try may cure. */
export async function sendEmail({
  idempotencyKey,
  to,
  subject,
  text,
  html,
}: EmailToSend): Promise<SendResult> {
  const { data, error } = await resend()
    .emails.send(
      { from: env.MAIL_FROM, to, subject, text, html },
      { idempotencyKey, signal: AbortSignal.timeout(TIMEOUT_MS) },
    )
    .catch((cause: unknown) => {
      throw new AppError('vendor_unavailable', { message: 'The mail service does not answer.', cause });
    });
  if (data) return { ok: true, providerId: data.id };
  if (isFinal(error.statusCode, error.name))
    return { ok: false, reason: 'refused', detail: `${error.name}: ${error.message}` };
  throw new AppError('vendor_unavailable', {
    message: 'The mail service does not take messages now.',
    cause: error,
  });
}

/** A key that does not work is the installation's trouble, not the message's: somebody will set it right. */
const CURABLE = new Set([
  'missing_api_key',
  'invalid_api_key',
  'restricted_api_key',
  'concurrent_idempotent_requests',
  'invalid_idempotent_request',
]);

function isFinal(statusCode: number | null, name: string): boolean {
  return (
    statusCode !== null &&
    statusCode >= 400 &&
    statusCode < 500 &&
    statusCode !== 408 &&
    statusCode !== 429 &&
    !CURABLE.has(name)
  );
}

/** Lists the domains: shows that the key works. A key that may only send cannot list, and is alive too. */
export async function probeResend(): Promise<{ latencyMs: number; detail: string }> {
  const startedAt = performance.now();
  const { data, error } = await resend().domains.list({}, { signal: AbortSignal.timeout(5_000) });
  const latencyMs = Math.round(performance.now() - startedAt);
  if (error && error.name !== 'restricted_api_key') throw new Error(error.message);
  return { latencyMs, detail: data ? `${data.data.length} domains` : 'a key that may only send' };
}
