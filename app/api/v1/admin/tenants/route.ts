import { route } from '@/lib/http/route';
import { listTenants } from '@/lib/platform/list-tenants';

export const GET = route({
  auth: 'operator',
  handler: async ({ viewer }) => ({
    items: await listTenants({ operatorId: viewer.userId, now: new Date() }),
  }),
});
