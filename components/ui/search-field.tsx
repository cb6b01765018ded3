'use client';

import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField, type SearchFieldProps } from 'react-aria-components/SearchField';
import { classes } from './classes';

interface Props extends Omit<SearchFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  placeholder: string;
  className?: string;
}

/** Esc and the cross empty it. */
export function SearchField({ label, placeholder, className, ...props }: Props) {
  return (
    <AriaSearchField
      {...props}
      aria-label={label}
      className={classes('group relative flex items-center', className)}
    >
      <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-ink-3" />
      <Input
        placeholder={placeholder}
        className="h-8 w-full min-w-0 rounded-md border border-control-line bg-surface pr-8 pl-8 text-sm text-ink placeholder:text-ink-3 hover:border-ink-3 pointer-coarse:h-10 pointer-coarse:text-[16px] [&::-webkit-search-cancel-button]:hidden"
      />
      <Button
        aria-label="Clear the search"
        className="absolute right-1 inline-flex size-6 items-center justify-center rounded-sm text-ink-3 group-empty:hidden hover:text-ink pointer-coarse:size-10"
      >
        <X aria-hidden className="size-4" />
      </Button>
    </AriaSearchField>
  );
}
