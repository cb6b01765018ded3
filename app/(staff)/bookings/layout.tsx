import type { ReactNode } from 'react';
import { BookingsScreen } from '@/components/bookings/bookings-screen';
import { firstPage, Prefetched } from '@/components/shell/prefetched';
import { getViewer } from '@/lib/auth/get-viewer';
import { bookingQueries } from '@/lib/bookings/client';
import { listBookings } from '@/lib/bookings/queries';
import { listBookingsSchema } from '@/lib/bookings/schema';
import { withTenant } from '@/lib/db/tenant-db';

/** The list lives in the layout, so that opening and closing a booking leaves it where it is. */
export default async function BookingsLayout({ children }: { children: ReactNode }) {
  const { seat } = await getViewer();
  const newest = await withTenant(seat.tenant.id, (db) => listBookings(db, listBookingsSchema.parse({})));
  return (
    <Prefetched answers={[{ queryKey: bookingQueries.list().queryKey, data: firstPage(newest) }]}>
      <BookingsScreen>{children}</BookingsScreen>
    </Prefetched>
  );
}
