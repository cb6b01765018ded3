import type { Metadata } from 'next';
import { BookingPanel } from '@/components/bookings/booking-panel';

export const metadata: Metadata = { title: 'Booking' };

export default async function BookingPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <BookingPanel id={id} />;
}
