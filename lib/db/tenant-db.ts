import { clientFor } from './client';
import { Prisma } from './generated/client';

declare const tenantBrand: unique symbol;

/**
 * One transaction in which row-level security shows a single tenant. Every tenant query takes one, so a query
 * without a tenant cannot be written. No network call belongs inside it.
 */
export type TenantDb = Prisma.TransactionClient & { readonly [tenantBrand]: true };

/** One transaction as a signed-in person: their account, sessions and memberships, and nothing else. */
export type UserDb = Prisma.TransactionClient & { readonly userBrand: true };

/** One transaction across tenants. Each use is recorded in platform_audit. */
export type PlatformDb = Prisma.TransactionClient & { readonly platformBrand: true };

/** The tenant comes from a dialled number, a membership, an API key or a signed ticket; never from a body or a model. */
export async function withTenant<Result>(
  tenantId: string,
  work: (db: TenantDb) => Promise<Result>,
): Promise<Result> {
  return clientFor('frontdesk_app').$transaction(async (tx) => {
    await tx.$executeRaw(Prisma.sql`select set_config('app.tenant_id', ${tenantId}, true)`);
    return work(tx as TenantDb);
  });
}

export async function withUser<Result>(
  userId: string,
  work: (db: UserDb) => Promise<Result>,
): Promise<Result> {
  return clientFor('frontdesk_app').$transaction(async (tx) => {
    await tx.$executeRaw(Prisma.sql`select set_config('app.user_id', ${userId}, true)`);
    return work(tx as unknown as UserDb);
  });
}

/** A transaction that belongs to nobody: heartbeats and the state of vendors. Row-level security shows it no tenant's row. */
export type SharedDb = Prisma.TransactionClient & { readonly sharedBrand: true };

export async function withShared<Result>(work: (db: SharedDb) => Promise<Result>): Promise<Result> {
  return clientFor('frontdesk_app').$transaction((tx) => work(tx as unknown as SharedDb));
}

/**
 * Crosses tenants: the admin console, the worker's sweeps, sign-in by e-mail and number → property only.
 * `reason` is a short fixed phrase ("route dialled number"); `actor` a user id or a process name.
 */
export async function withPlatform<Result>(
  access: { actor: string; reason: string },
  work: (db: PlatformDb) => Promise<Result>,
): Promise<Result> {
  return clientFor('frontdesk_platform').$transaction(async (tx) => {
    await tx.$executeRaw(
      Prisma.sql`insert into platform_audit (id, actor, reason) values (uuidv7(), ${access.actor}, ${access.reason})`,
    );
    return work(tx as unknown as PlatformDb);
  });
}
