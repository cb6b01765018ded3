import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Bookings' };

/** No booking is open; the list is the layout's. */
export default function BookingsPage() {
  return null;
}
