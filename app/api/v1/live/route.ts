import { liveStream } from '@/lib/http/live-stream';
import { route } from '@/lib/http/route';
import { subscribeLive } from '@/lib/live/live-feed';

/** The events of the tenant's calls as they happen. What went before comes from /calls/live. */
export const GET = route({
  auth: 'member',
  permission: 'read_calls',
  transaction: 'none',
  handler: async ({ viewer, request }) =>
    liveStream(viewer, request, (send) => subscribeLive(viewer.seat.tenant.id, (event) => send(event))),
});
