import { z } from 'zod';
import { getCall } from '@/lib/calls/queries';
import { route } from '@/lib/http/route';

export const GET = route({
  auth: 'member',
  permission: 'read_calls',
  params: z.object({ id: z.uuid() }),
  handler: ({ db, input }) => getCall(db, input.params.id),
});
