'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { applyTheme } from '@/components/ui/theme';
import { leave } from './leave';
import { SECTIONS } from './sections';
import { useMe } from './use-me';

interface Command {
  id: string;
  label: string;
  note: string;
  run(): void;
}

export function CommandPalette({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}) {
  const [text, setText] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const commands = useCommands(text.trim());

  function choose(id: string): void {
    onOpenChange(false);
    setText('');
    commands.find((command) => command.id === id)?.run();
  }

  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 flex items-start justify-center bg-scrim px-4 pt-[12vh]"
    >
      <Modal className="settle-in w-full max-w-lg overflow-hidden rounded-lg border border-line-strong bg-raised shadow-lift">
        <Dialog aria-label="Find or go to" className="outline-none">
          <Autocomplete
            inputValue={text}
            onInputChange={setText}
            // What is searched for in the lists contains the words already, whatever they are.
            filter={(label, typed) => label.includes(typed) || contains(label, typed)}
          >
            <SearchField
              aria-label="Find or go to"
              autoFocus
              className="relative flex items-center border-line border-b"
            >
              <Search aria-hidden className="absolute left-4 size-4 text-ink-3" />
              <Input
                placeholder="A section, or words, a name, a number to look for"
                className="h-12 w-full bg-transparent pr-4 pl-10 text-base text-ink outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label="Choices"
              items={commands}
              onAction={(key) => choose(String(key))}
              className="max-h-80 overflow-auto p-1.5 outline-none"
              renderEmptyState={() => (
                <p className="px-3 py-6 text-center text-ink-3 text-sm">Nothing by that name.</p>
              )}
            >
              {(command) => (
                <MenuItem
                  textValue={command.label}
                  data-inset-focus
                  className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-2.5 text-ink text-sm focus:bg-sunken pointer-coarse:min-h-11"
                >
                  <span className="flex-1">{command.label}</span>
                  <span className="text-ink-3 text-xs">{command.note}</span>
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function useCommands(text: string): Command[] {
  const router = useRouter();
  const { permissions, user } = useMe();
  const sections = SECTIONS.filter((section) => permissions.includes(section.permission)).map((section) => ({
    id: section.id,
    label: section.label,
    note: 'Go to',
    run: () => router.push(section.href),
  }));
  const admin = {
    id: 'admin',
    label: 'Admin console',
    note: 'Go to',
    run: () => router.push('/admin/tenants'),
  };
  const query = new URLSearchParams({ q: text });
  const searches = [
    {
      id: 'find-calls',
      label: `Calls with “${text}”`,
      note: 'Search',
      run: () => router.push(`/calls?${query}`),
    },
    {
      id: 'find-bookings',
      label: `Bookings with “${text}”`,
      note: 'Search',
      run: () => router.push(`/bookings?${query}`),
    },
  ];
  return [
    ...sections,
    ...(user.platformOperator ? [admin] : []),
    ...(text ? searches : []),
    { id: 'day', label: 'Day colours', note: 'Light', run: () => applyTheme('light') },
    { id: 'night', label: 'Night colours', note: 'Light', run: () => applyTheme('dark') },
    { id: 'sign-out', label: 'Sign out', note: user.email, run: () => void leave() },
  ];
}
