'use client';

import { useMe } from '@/components/shell/use-me';
import { Checkbox } from '@/components/ui/checkbox';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { useDebouncedText } from '@/components/ui/use-debounced-text';
import { CALL_OUTCOMES } from '@/lib/calls/schema';
import { OUTCOME_WORDS } from './outcome-words';
import { PERIODS } from './start-of-period';
import type { CallFilterState } from './use-call-filters';

const OUTCOME_OPTIONS = [
  { value: '', label: 'Any outcome' },
  ...CALL_OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_WORDS[outcome].label })),
];

export function CallFilterBar({ filters, period, setFilters }: CallFilterState) {
  const { properties } = useMe();
  const [text, setText] = useDebouncedText(filters.q ?? '', (q) => setFilters({ q: q.trim() }));
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 pb-3 lg:px-6">
      <SearchField
        label="Search calls"
        placeholder="Words said, a name, a number"
        value={text}
        onChange={setText}
        className="basis-full @2xl:max-w-72 @2xl:flex-1 @2xl:basis-0"
      />
      <Select
        label="Outcome"
        options={OUTCOME_OPTIONS}
        value={filters.outcome ?? ''}
        onChange={(outcome) => setFilters({ outcome })}
      />
      <Select
        label="Period"
        options={PERIODS}
        value={period}
        onChange={(value) => setFilters({ period: value })}
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
      <Checkbox
        label="Needs action"
        isSelected={filters.requiresAction === true}
        onChange={(isSelected) => setFilters({ action: isSelected ? 'yes' : '' })}
        className="ml-1 h-8"
      />
    </search>
  );
}
