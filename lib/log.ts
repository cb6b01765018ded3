import pino from 'pino';
import { envSchema } from '@/lib/env/schema';

/**
 * What callers say and who they are may only be logged under these keys, which are blotted out:
 * `personal` for anything, and the named ones in case someone forgets.
 */
const REDACTED = [
  'personal',
  '*.personal',
  'text',
  'from',
  'fromE164',
  'guestName',
  'email',
  'phone',
  'password',
];

// Not through `env`: a build loads this file without a complete environment. A wrong level is checkEnv's to report.
const level = envSchema.shape.LOG_LEVEL.catch('info').parse(process.env.LOG_LEVEL);

export const log = pino({
  level,
  base: { process: process.env.FRONTDESK_PROCESS ?? 'script' },
  redact: { paths: REDACTED, censor: '[personal]' },
});
