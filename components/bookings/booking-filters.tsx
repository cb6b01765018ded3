'use client';

import { useMe } from '@/components/shell/use-me';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { useDebouncedText } from '@/components/ui/use-debounced-text';
import { BOOKING_STATUSES } from '@/lib/bookings/schema';
import { ARRIVALS } from './arrival-window';
import { BOOKING_STATUS_WORDS } from './booking-status';
import type { BookingFilterState } from './use-booking-filters';

const STATUS_OPTIONS = [
  { value: '', label: 'Any state' },
  ...BOOKING_STATUSES.map((status) => ({ value: status, label: BOOKING_STATUS_WORDS[status].label })),
];

export function BookingFilterBar({ filters, arrivals, setFilters }: BookingFilterState) {
  const { properties } = useMe();
  const [text, setText] = useDebouncedText(filters.q ?? '', (q) => setFilters({ q: q.trim() }));
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 pb-3 lg:px-6">
      <SearchField
        label="Search bookings"
        placeholder="Guest, number or code"
        value={text}
        onChange={setText}
        className="basis-full @2xl:max-w-72 @2xl:flex-1 @2xl:basis-0"
      />
      <Select
        label="Arrival"
        options={ARRIVALS}
        value={arrivals}
        onChange={(arriving) => setFilters({ arriving })}
      />
      <Select
        label="State"
        options={STATUS_OPTIONS}
        value={filters.status ?? ''}
        onChange={(status) => setFilters({ status })}
      />
      {properties.length > 1 ? (
        <Select
          label="Property"
          options={[
            { value: '', label: 'All properties' },
            ...properties.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={filters.propertyId ?? ''}
          onChange={(property) => setFilters({ property })}
        />
      ) : null}
    </search>
  );
}
