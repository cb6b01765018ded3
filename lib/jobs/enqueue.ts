import type { TenantDb } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import type { JobName, JobPayloads } from './queues';

/**
 * Files a job in the transaction that makes it necessary: both happen or neither. While a job with the same `key`
 * waits in the same queue, nothing is added. The database refuses a payload of another tenant.
 */
export async function enqueue<Name extends JobName>(
  db: TenantDb,
  name: Name,
  payload: JobPayloads[Name],
  options: { key?: string } = {},
): Promise<void> {
  const key = options.key ?? newId();
  await db.$executeRaw`select file_job(${name}, ${JSON.stringify(payload)}::jsonb, ${key})`;
}
