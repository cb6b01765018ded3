import { z } from 'zod';
import { playRecording } from '@/lib/calls/play-recording';
import { route } from '@/lib/http/route';

/** The audio itself; what is known about it comes with its call. */
export const GET = route({
  auth: 'member',
  permission: 'read_calls',
  transaction: 'none',
  params: z.object({ id: z.uuid() }),
  handler: ({ viewer, input, request }) =>
    playRecording({
      tenantId: viewer.seat.tenant.id,
      id: input.params.id,
      range: request.headers.get('range'),
    }),
});
