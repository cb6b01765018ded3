'use client';

import { useMemo } from 'react';
import { useMe } from '@/components/shell/use-me';
import { useUrlFilters } from '@/components/ui/use-url-filters';
import type { CallFilters } from '@/lib/calls/client';
import { CALL_OUTCOMES, CALL_STATUSES } from '@/lib/calls/schema';
import { type Period, parsePeriod, startOfPeriod } from './start-of-period';

export interface CallFilterState {
  filters: CallFilters;
  period: Period;
  isFiltered: boolean;
  setFilters(changes: Record<string, string>): void;
}

/** The address read as a query for the calls list; what the address says wrongly is left out. */
export function useCallFilters(): CallFilterState {
  const { search, setFilters } = useUrlFilters();
  const { properties } = useMe();
  const zone = properties[0]?.zone ?? 'UTC';
  const period = parsePeriod(search.get('period'));
  // One instant per choice: a beginning that moved with the clock would be another query each time.
  const since = useMemo(() => startOfPeriod(period, zone, Date.now()), [period, zone]);

  const filters: CallFilters = {
    q: search.get('q') || undefined,
    outcome: CALL_OUTCOMES.find((outcome) => outcome === search.get('outcome')),
    status: CALL_STATUSES.find((status) => status === search.get('status')),
    propertyId: properties.find((property) => property.id === search.get('property'))?.id,
    requiresAction: search.get('action') === 'yes' ? true : undefined,
    since,
  };
  return {
    filters,
    period,
    isFiltered: Object.values(filters).some((value) => value !== undefined),
    setFilters,
  };
}
