import type { TenantDb } from '@/lib/db/tenant-db';

/** A tenant's few properties are read once; the call's table has no reference to follow. */
export async function readProperties(db: TenantDb) {
  const rows = await db.property.findMany({ select: { id: true, name: true, zone: true, currency: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (id: string) => byId.get(id) ?? { name: '', zone: 'UTC', currency: 'USD' };
}
