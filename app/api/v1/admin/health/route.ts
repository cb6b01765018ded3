import { withShared } from '@/lib/db/tenant-db';
import { route } from '@/lib/http/route';
import { readPlatformHealth } from '@/lib/platform/read-platform-health';

export const GET = route({
  auth: 'operator',
  handler: () => withShared((db) => readPlatformHealth(db, { now: new Date() })),
});
