import { getHome } from '@/lib/analytics/queries';
import { route } from '@/lib/http/route';

export const GET = route({
  auth: 'member',
  permission: 'read_home',
  handler: ({ db }) => getHome(db, { now: new Date() }),
});
