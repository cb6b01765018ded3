import { z } from 'zod';
import { startTestCall } from '@/lib/calls/start-test-call';
import { route } from '@/lib/http/route';

export const POST = route({
  auth: 'member',
  permission: 'place_test_call',
  transaction: 'none',
  body: z.strictObject({ propertyId: z.uuid() }),
  handler: ({ viewer, input }) =>
    startTestCall({ viewer, propertyId: input.body.propertyId, now: new Date() }),
});
