import type { TenantDb } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';

/** Who did what to which row: `booking:<id>`. Append-only, in the transaction of the deed. */
export async function recordAudit(
  db: TenantDb,
  entry: {
    tenantId: string;
    actor: string;
    action: string;
    subject: string;
    detail?: Record<string, string | number | boolean | null>;
  },
): Promise<void> {
  await db.auditLog.create({ data: { ...entry, id: newId(), detail: entry.detail ?? {} } });
}
