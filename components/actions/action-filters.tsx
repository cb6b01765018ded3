'use client';

import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { Checkbox } from '@/components/ui/checkbox';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { useDebouncedText } from '@/components/ui/use-debounced-text';
import { ACTION_TYPES } from '@/lib/requests/schema';
import { ACTION_TYPE_WORDS } from './type-words';
import type { ActionFilterState } from './use-action-filters';

const STATES = [
  { state: 'open', label: 'Open' },
  { state: 'snoozed', label: 'Snoozed' },
  { state: 'done', label: 'Done' },
] as const;

const TYPE_OPTIONS = [
  { value: '', label: 'Any kind' },
  ...ACTION_TYPES.map((type) => ({ value: type, label: ACTION_TYPE_WORDS[type] })),
];

export function ActionFilterBar({ state, filters, isMine, setFilters }: ActionFilterState) {
  const [text, setText] = useDebouncedText(filters.q ?? '', (q) => setFilters({ q: q.trim(), item: '' }));
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 pb-3 lg:px-6">
      <ToggleButtonGroup
        aria-label="State"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[state]}
        onSelectionChange={(keys) =>
          setFilters({ state: String([...keys][0] ?? '').replace('open', ''), item: '' })
        }
        className="inline-flex rounded-md border border-control-line"
      >
        {STATES.map((choice) => (
          <ToggleButton
            key={choice.state}
            id={choice.state}
            className="h-7.5 cursor-default px-2.5 text-ink-2 text-sm first:rounded-s-md last:rounded-e-md not-first:border-line not-first:border-l hover:text-ink selected:bg-sunken selected:font-medium selected:text-ink pointer-coarse:h-10"
          >
            {choice.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Select
        label="Kind"
        options={TYPE_OPTIONS}
        value={filters.type ?? ''}
        onChange={(type) => setFilters({ type, item: '' })}
      />
      <SearchField
        label="Search items"
        placeholder="Words, a name, a number"
        value={text}
        onChange={setText}
        className="min-w-48 flex-1"
      />
      <Checkbox
        label="Mine"
        isSelected={isMine}
        onChange={(isSelected) => setFilters({ mine: isSelected ? 'yes' : '', item: '' })}
        className="ml-1 h-8"
      />
    </search>
  );
}
