import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env/env';
import { PrismaClient } from './generated/client';

export type DatabaseRole = 'frontdesk_app' | 'frontdesk_platform';

/**
 * Connects and steps down to `role` before the first statement, whoever the login is. Under production advice the
 * login is a member of that role and of nothing else; with a single owner URL the walls still stand.
 */
export function createClient(options: { url: string; role: DatabaseRole; max: number }): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: options.url,
    options: `-c role=${options.role}`,
    max: options.max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    application_name: process.env.FRONTDESK_PROCESS ?? 'frontdesk',
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
}

// Next's development server re-evaluates modules; one client per process survives on globalThis.
const shared = globalThis as { frontdeskClients?: Partial<Record<DatabaseRole, PrismaClient>> };

/** The process's client for a role, made at first use. Only withTenant, withUser and withPlatform call this. */
export function clientFor(role: DatabaseRole): PrismaClient {
  shared.frontdeskClients ??= {};
  const existing = shared.frontdeskClients[role];
  if (existing) return existing;
  const url =
    role === 'frontdesk_platform' ? (env.DATABASE_PLATFORM_URL ?? env.DATABASE_URL) : env.DATABASE_URL;
  const max =
    role === 'frontdesk_platform' ? Math.max(2, Math.ceil(env.DATABASE_POOL_MAX / 3)) : env.DATABASE_POOL_MAX;
  const client = createClient({ url, role, max });
  shared.frontdeskClients[role] = client;
  return client;
}

/** Closes every connection of this process; the last thing main and a test worker do. */
export async function closeDatabase(): Promise<void> {
  const clients = Object.values(shared.frontdeskClients ?? {});
  shared.frontdeskClients = {};
  await Promise.all(clients.map((client) => client.$disconnect()));
}
