import { z } from 'zod';

/** Blank lines in a .env file mean "not set". */
const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());
const url = z.url({ error: 'must be a full URL such as http://localhost:3000' });
/** How many proxies of our own stand before us: `true` means one. */
const proxyCount = z.preprocess(
  (value) => ({ '': 0, false: 0, true: 1 })[String(value ?? '')] ?? value,
  z.coerce.number({ error: 'must be false, true or a number of proxies' }).int().min(0).max(10),
);
const baseUrl = (fallback: string) => z.preprocess((value) => value || fallback, url);

/**
 * Every variable the product reads, in one place; `.env.example` documents the same list.
 * The defaults let one process be started by hand on a developer's machine.
 */
export const envSchema = z.object({
  FRONTDESK_ENV: z.enum(['demo', 'production']).default('demo'),
  FRONTDESK_SECRET: z
    .string()
    .min(32, 'needs at least 32 characters: openssl rand -hex 32')
    .default('demo-secret-of-a-front-desk-that-is-not-secret'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().int().min(0).max(65_535).optional(),
  ),
  TRUST_PROXY: proxyCount,
  METRICS_TOKEN: optional,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),

  DATABASE_URL: z
    .string({ error: 'is missing: the PostgreSQL connection string' })
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://'),
  DATABASE_PLATFORM_URL: optional,
  DATABASE_OWNER_URL: optional,
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(10),

  PUBLIC_APP_URL: baseUrl('http://localhost:3000'),
  PUBLIC_VOICE_URL: baseUrl('http://localhost:8080'),

  TWILIO_ACCOUNT_SID: z.string().default('AC00000000000000000000000000000000'),
  TWILIO_AUTH_TOKEN: z.string().default('demo-twilio-auth-token'),
  TWILIO_API_BASE_URL: baseUrl('https://api.twilio.com'),

  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: baseUrl('https://api.openai.com/v1'),
  OPENAI_REALTIME_MODEL: z.string().default('gpt-realtime-2.1'),
  OPENAI_TRANSCRIPTION_MODEL: z.string().default('gpt-live-transcribe'),

  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_BASE_URL: baseUrl('https://api.stripe.com'),

  RESEND_API_KEY: optional,
  RESEND_BASE_URL: baseUrl('https://api.resend.com'),
  MAIL_FROM: z.string().default('Front Desk <frontdesk@demo.invalid>'),

  MAX_CALL_MINUTES: z.coerce.number().min(1).max(240).default(30),
  MAX_CONCURRENT_CALLS: z.coerce.number().int().min(1).default(500),
  DRAIN_SECONDS: z.coerce.number().min(0).default(120),
});

export type Env = z.infer<typeof envSchema>;

/** What a production installation must state itself; a missing key is a refusal to start, never a silent sandbox. */
const REQUIRED_IN_PRODUCTION = [
  'FRONTDESK_SECRET',
  'PUBLIC_APP_URL',
  'PUBLIC_VOICE_URL',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'OPENAI_API_KEY',
  'RESEND_API_KEY',
  'MAIL_FROM',
] as const;

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Checks a set of variables; each problem is one sentence that names the variable and says what to do. */
export function parseEnv(source: Record<string, string | undefined>): EnvResult {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    };
  }
  const missing =
    parsed.data.FRONTDESK_ENV === 'production' ? REQUIRED_IN_PRODUCTION.filter((name) => !source[name]) : [];
  if (missing.length > 0) {
    return {
      ok: false,
      problems: missing.map((name) => `${name} is required when FRONTDESK_ENV is production`),
    };
  }
  return { ok: true, env: parsed.data };
}
