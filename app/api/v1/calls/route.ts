import { listCalls } from '@/lib/calls/queries';
import { listCallsSchema } from '@/lib/calls/schema';
import { route } from '@/lib/http/route';

export const GET = route({
  auth: 'member',
  permission: 'read_calls',
  query: listCallsSchema,
  handler: ({ db, input }) => listCalls(db, input.query),
});
