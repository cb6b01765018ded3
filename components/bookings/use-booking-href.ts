'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Addresses of bookings that keep the filters of the list beside them, and the way back to the list. */
export function useBookingHref(): { hrefOf(id: string): string; close(): void } {
  const search = useSearchParams().toString();
  const router = useRouter();
  const suffix = search ? `?${search}` : '';
  const close = useCallback(() => router.push(`/bookings${suffix}`, { scroll: false }), [router, suffix]);
  return { hrefOf: (id) => `/bookings/${id}${suffix}`, close };
}
