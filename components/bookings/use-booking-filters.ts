'use client';

import { useMemo } from 'react';
import { useMe } from '@/components/shell/use-me';
import { useUrlFilters } from '@/components/ui/use-url-filters';
import type { BookingFilters } from '@/lib/bookings/client';
import { BOOKING_STATUSES } from '@/lib/bookings/schema';
import { type ArrivalWindow, arrivalDates, parseArrivalWindow } from './arrival-window';

export interface BookingFilterState {
  filters: BookingFilters;
  arrivals: ArrivalWindow;
  isFiltered: boolean;
  setFilters(changes: Record<string, string>): void;
}

export function useBookingFilters(): BookingFilterState {
  const { search, setFilters } = useUrlFilters();
  const { properties } = useMe();
  const zone = properties[0]?.zone ?? 'UTC';
  const arrivals = parseArrivalWindow(search.get('arriving'));
  const dates = useMemo(() => arrivalDates(arrivals, zone, Date.now()), [arrivals, zone]);
  const filters: BookingFilters = {
    q: search.get('q') || undefined,
    status: BOOKING_STATUSES.find((status) => status === search.get('status')),
    propertyId: properties.find((property) => property.id === search.get('property'))?.id,
    ...dates,
  };
  return {
    filters,
    arrivals,
    isFiltered: Object.values(filters).some((value) => value !== undefined),
    setFilters,
  };
}
