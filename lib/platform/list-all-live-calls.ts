import { listLiveCalls } from '@/lib/calls/queries';
import { withPlatform, withTenant } from '@/lib/db/tenant-db';
import type { PlatformLiveCall } from './schema';

/** Calls in progress everywhere. Who has any is asked across tenants; each tenant's calls are read inside its own walls. */
export async function listAllLiveCalls(query: { operatorId: string }): Promise<PlatformLiveCall[]> {
  const tenants = await withPlatform(
    { actor: query.operatorId, reason: 'admin console: live calls' },
    async (db) => {
      const busy = await db.call.groupBy({
        by: ['tenantId'],
        where: { endedAt: null, status: { in: ['ringing', 'in_progress'] } },
      });
      return db.tenant.findMany({
        where: { id: { in: busy.map(({ tenantId }) => tenantId) } },
        select: { id: true, name: true },
        orderBy: { name: 'asc' },
      });
    },
  );
  const found: PlatformLiveCall[] = [];
  for (const tenant of tenants) {
    const calls = await withTenant(tenant.id, listLiveCalls);
    found.push(...calls.map((call) => ({ tenantId: tenant.id, tenantName: tenant.name, call })));
  }
  return found;
}
