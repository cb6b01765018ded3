import { route } from '@/lib/http/route';
import { listIntegrations } from '@/lib/platform/list-integrations';

export const GET = route({
  auth: 'member',
  permission: 'read_integrations',
  handler: async ({ db }) => ({ items: await listIntegrations(db) }),
});
