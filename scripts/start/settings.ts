import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Ports {
  app: number;
  voice: number;
  worker: number;
  sandbox: number;
  postgres: number;
}

export const DEFAULT_PORTS: Ports = { app: 3000, voice: 8080, worker: 8090, sandbox: 4010, postgres: 54_320 };

export interface Settings {
  ports: Ports;
  dataDir: string;
  production: boolean;
  /** True when any vendor is stood in for by the sandbox. */
  usesSandbox: boolean;
  /** What every process is given, but for its PORT and the database. */
  environment: Record<string, string>;
}

/**
 * The one place that decides which vendors are real: a key in the environment means the vendor itself, none means the
 * sandbox. In production there is no sandbox, and a missing key is the processes' own refusal to start.
 */
export function readSettings(options: {
  ports?: Ports;
  dataDir?: string;
  source?: NodeJS.ProcessEnv;
}): Settings {
  const source = options.source ?? process.env;
  const ports = options.ports ?? DEFAULT_PORTS;
  const dataDir = options.dataDir ?? path.join(ROOT, '.data');
  const production = source.FRONTDESK_ENV === 'production';
  mkdirSync(dataDir, { recursive: true });

  const sandboxUrl = `http://localhost:${ports.sandbox}`;
  const standIns = production ? {} : sandboxVendors(source, sandboxUrl);
  return {
    ports,
    dataDir,
    production,
    usesSandbox: Object.keys(standIns).length > 0,
    environment: {
      FRONTDESK_ENV: production ? 'production' : 'demo',
      LOG_LEVEL: source.LOG_LEVEL ?? 'info',
      PUBLIC_APP_URL: source.PUBLIC_APP_URL ?? `http://localhost:${ports.app}`,
      PUBLIC_VOICE_URL: source.PUBLIC_VOICE_URL ?? `http://localhost:${ports.voice}`,
      PUBLIC_SANDBOX_URL: sandboxUrl,
      ...(production
        ? {}
        : {
            FRONTDESK_SECRET: source.FRONTDESK_SECRET ?? secretOf(dataDir),
            DRAIN_SECONDS: source.DRAIN_SECONDS ?? '5',
          }),
      ...standIns,
    },
  };
}

function sandboxVendors(source: NodeJS.ProcessEnv, sandboxUrl: string): Record<string, string> {
  return {
    ...(source.TWILIO_ACCOUNT_SID
      ? {}
      : {
          TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
          TWILIO_AUTH_TOKEN: 'sandbox-twilio-auth-token',
          TWILIO_API_BASE_URL: `${sandboxUrl}/twilio`,
        }),
    ...(source.OPENAI_API_KEY
      ? {}
      : { OPENAI_API_KEY: 'sandbox', OPENAI_BASE_URL: `${sandboxUrl}/openai/v1` }),
    ...(source.STRIPE_SECRET_KEY
      ? {}
      : { STRIPE_SECRET_KEY: 'sk_test_sandbox', STRIPE_API_BASE_URL: `${sandboxUrl}/stripe` }),
    ...(source.RESEND_API_KEY
      ? {}
      : { RESEND_API_KEY: 're_sandbox', RESEND_BASE_URL: `${sandboxUrl}/resend` }),
  };
}

/** Signs sessions and tickets of this installation; made once, never shared between machines. */
function secretOf(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
