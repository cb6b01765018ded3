import type { TenantDb } from '@/lib/db/tenant-db';

/**
 * One thing at a time for a call, until the transaction ends: a request and its repeat, or two holds of one caller
 * who changed their mind, never run side by side. Taken before any night is locked.
 */
export async function lockCall(db: TenantDb, callId: string | null): Promise<void> {
  if (callId) await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${callId}, 1))`;
}
