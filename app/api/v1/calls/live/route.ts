import { listLiveCalls } from '@/lib/calls/queries';
import { route } from '@/lib/http/route';

export const GET = route({
  auth: 'member',
  permission: 'read_calls',
  handler: async ({ db }) => ({ items: await listLiveCalls(db) }),
});
