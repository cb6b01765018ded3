import { z } from 'zod';

const url = z.url({ protocol: /^https?$/, error: 'must be a URL like http://localhost:8080' });

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4010),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PUBLIC_VOICE_URL: url.default('http://localhost:8080'),
  PUBLIC_SANDBOX_URL: url.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'must be "AC" and 32 hexadecimal digits')
    .default(`AC${'0'.repeat(32)}`),
  TWILIO_AUTH_TOKEN: z.string().min(1, 'must not be empty').default('sandbox-auth-token'),
});

export interface SandboxEnv {
  host: string;
  port: number;
  logLevel: string;
  publicVoiceUrl: string;
  publicSandboxUrl: string;
  accountSid: string;
  authToken: string;
}

/** Reads the settings; throws an Error that lists every setting that is wrong, one per line. */
export function readEnv(source: Record<string, string | undefined>): SandboxEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new Error(`The sandbox cannot start with these settings:\n${lines.join('\n')}`);
  }
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    publicVoiceUrl: withoutSlash(data.PUBLIC_VOICE_URL),
    publicSandboxUrl: withoutSlash(data.PUBLIC_SANDBOX_URL ?? `http://localhost:${data.PORT}`),
    accountSid: data.TWILIO_ACCOUNT_SID,
    authToken: data.TWILIO_AUTH_TOKEN,
  };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
