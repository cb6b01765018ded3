import pino from 'pino';
import { env } from '@/lib/env/env';

/**
 * What callers say and who they are may only be logged under these keys, which are blotted out:
 * `personal` for anything, and the named ones in case someone forgets.
 */
const REDACTED = ['personal', '*.personal', 'text', 'from', 'fromE164', 'guestName', 'email', 'phone', 'password'];

export const log = pino({
  level: env.LOG_LEVEL,
  base: { process: process.env.FRONTDESK_PROCESS ?? 'script' },
  redact: { paths: REDACTED, censor: '[personal]' },
});
