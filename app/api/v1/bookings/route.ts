import { listBookings } from '@/lib/bookings/queries';
import { listBookingsSchema } from '@/lib/bookings/schema';
import { route } from '@/lib/http/route';

export const GET = route({
  auth: 'member',
  permission: 'read_bookings',
  query: listBookingsSchema,
  handler: ({ db, input }) => listBookings(db, input.query),
});
