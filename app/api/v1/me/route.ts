import { z } from 'zod';
import { chooseTenant } from '@/lib/auth/choose-tenant';
import { readMe } from '@/lib/auth/read-me';
import { route } from '@/lib/http/route';

export const GET = route({ auth: 'signed_in', handler: ({ viewer }) => readMe(viewer) });

/** Chooses the tenant this browser works in from now on. */
export const PATCH = route({
  auth: 'signed_in',
  body: z.strictObject({ tenantId: z.uuid() }),
  handler: async ({ viewer, input }) => chooseTenant(viewer, input.body.tenantId),
});
