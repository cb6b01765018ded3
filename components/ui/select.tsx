'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';

interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

interface SelectProps<Value extends string> {
  label: string;
  options: readonly SelectOption<Value>[];
  value: Value;
  onChange(value: Value): void;
}

/** One of a few named choices, for a toolbar: the label is for screen readers, the value is the face. */
export function Select<Value extends string>({ label, options, value, onChange }: SelectProps<Value>) {
  return (
    <AriaSelect
      aria-label={label}
      selectedKey={value}
      onSelectionChange={(key) => onChange(options.find((option) => option.value === key)?.value ?? value)}
    >
      <Button className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-md border border-line-strong bg-surface pr-2 pl-2.5 text-sm text-ink hover:border-control-line pressed:bg-sunken pointer-coarse:h-10">
        <SelectValue className="truncate">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      </Button>
      <Popover className="settle-in min-w-(--trigger-width) overflow-auto rounded-lg border border-line-strong bg-raised p-1 shadow-lift">
        <ListBox className="outline-none" items={options}>
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              data-inset-focus
              className="group flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm text-ink focus:bg-sunken pointer-coarse:h-10"
            >
              <span className="flex-1">{option.label}</span>
              <Check aria-hidden className="size-4 text-brass opacity-0 group-selected:opacity-100" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
