import { revokeSessionsSchema } from '@/lib/auth/schema';
import { listSessions, revokeSessions } from '@/lib/auth/sessions';
import { withUser } from '@/lib/db/tenant-db';
import { route } from '@/lib/http/route';

export const GET = route({
  auth: 'signed_in',
  handler: ({ viewer }) =>
    withUser(viewer.userId, async (db) => ({
      items: await listSessions(db, { currentId: viewer.sessionId, now: new Date() }),
    })),
});

export const DELETE = route({
  auth: 'signed_in',
  body: revokeSessionsSchema,
  handler: ({ viewer, input }) =>
    withUser(viewer.userId, (db) =>
      revokeSessions(db, { ...input.body, currentId: viewer.sessionId, now: new Date() }),
    ),
});
