'use client';

import { Search } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Kbd } from '@/components/ui/kbd';
import { Brand } from './brand';
import { FeedNotice } from './feed-notice';
import { NavLink } from './nav-link';
import { PersonMenu } from './person-menu';
import { SECTIONS } from './sections';
import { TenantName } from './tenant-name';
import { ThemeSwitch } from './theme-switch';
import { useCounters } from './use-counters';
import { useMe } from './use-me';
import { usePaletteKey } from './use-palette-key';

/** The left edge on a desk; a phone has the bottom bar instead. */
export function Rail({ onSearch }: { onSearch(): void }) {
  const { permissions } = useMe();
  const counters = useCounters();
  return (
    <header className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col gap-4 border-line border-r px-2.5 py-3 lg:flex">
      <div className="flex h-8 items-center px-2.5">
        <Brand href="/home" />
      </div>
      <TenantName />
      <Button
        onPress={onSearch}
        className="flex h-8 items-center gap-2.5 rounded-md border border-line-strong bg-surface px-2.5 text-ink-3 text-sm hover:border-control-line"
      >
        <Search aria-hidden className="size-4" />
        <span className="flex-1 text-left">Find or go to</span>
        <Kbd>{usePaletteKey()}</Kbd>
      </Button>
      <nav aria-label="Sections" className="flex flex-col gap-0.5">
        {SECTIONS.filter((section) => permissions.includes(section.permission)).map((section) => (
          <NavLink key={section.id} section={section} count={counters[section.id]} />
        ))}
      </nav>
      <div className="mt-auto flex flex-col gap-3">
        <FeedNotice />
        <div className="px-2.5">
          <ThemeSwitch />
        </div>
        <div className="border-line border-t pt-2">
          <PersonMenu />
        </div>
      </div>
    </header>
  );
}
