import { withPlatform } from '@/lib/db/tenant-db';
import type { PlatformLiveEvent } from '@/lib/live/live-client';
import { subscribeLive } from '@/lib/live/live-feed';

/** Notes in the audit that an operator listens to every tenant, and returns how to begin. */
export async function watchAllCalls(query: {
  operatorId: string;
}): Promise<(send: (event: PlatformLiveEvent) => void) => () => void> {
  await withPlatform(
    { actor: query.operatorId, reason: 'admin console: watch live calls' },
    async () => undefined,
  );
  return (send) => subscribeLive('all', (event, tenantId) => send({ tenantId, event }));
}
