import { liveStream } from '@/lib/http/live-stream';
import { route } from '@/lib/http/route';
import { watchAllCalls } from '@/lib/platform/watch-all-calls';

/** The events of every tenant's calls as they happen, each with its tenant. */
export const GET = route({
  auth: 'operator',
  handler: async ({ viewer, request }) => {
    const subscribe = await watchAllCalls({ operatorId: viewer.userId });
    return liveStream(viewer, request, subscribe);
  },
});
