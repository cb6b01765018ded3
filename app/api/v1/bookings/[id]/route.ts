import { z } from 'zod';
import { getBooking } from '@/lib/bookings/queries';
import { route } from '@/lib/http/route';

export const GET = route({
  auth: 'member',
  permission: 'read_bookings',
  params: z.object({ id: z.uuid() }),
  handler: ({ db, input }) => getBooking(db, input.params.id),
});
