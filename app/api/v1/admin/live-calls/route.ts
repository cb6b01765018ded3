import { route } from '@/lib/http/route';
import { listAllLiveCalls } from '@/lib/platform/list-all-live-calls';

export const GET = route({
  auth: 'operator',
  handler: async ({ viewer }) => ({ items: await listAllLiveCalls({ operatorId: viewer.userId }) }),
});
