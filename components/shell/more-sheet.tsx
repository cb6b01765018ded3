'use client';

import { LogOut, ShieldCheck, UserRound } from 'lucide-react';
import Link from 'next/link';
import { Dialog } from '@/components/ui/dialog';
import { leave } from './leave';
import { roleOf } from './person-menu';
import type { Section } from './sections';
import { TenantName } from './tenant-name';
import { ThemeSwitch } from './theme-switch';
import { useMe } from './use-me';

interface MoreSheetProps {
  sections: readonly Section[];
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

const ROW =
  'flex min-h-11 w-full items-center gap-3 rounded-md px-2 text-left text-base text-ink hover:bg-sunken';

export function MoreSheet({ sections, isOpen, onOpenChange }: MoreSheetProps) {
  const me = useMe();
  const close = () => onOpenChange(false);
  return (
    <Dialog title="More" kind="sheet" isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="flex flex-col gap-1">
        {sections.map((section) => (
          <Link key={section.id} href={section.href} onClick={close} className={ROW}>
            <section.icon aria-hidden className="size-5 text-ink-3" />
            {section.label}
          </Link>
        ))}
        {me.user.platformOperator ? (
          <Link href="/admin/tenants" onClick={close} className={ROW}>
            <ShieldCheck aria-hidden className="size-5 text-ink-3" />
            Admin console
          </Link>
        ) : null}
        <Link href="/account" onClick={close} className={ROW}>
          <UserRound aria-hidden className="size-5 text-ink-3" />
          Account and sessions
        </Link>
        <div className="mt-2 flex items-center gap-3 border-line border-t px-2 pt-4">
          <div className="min-w-0 flex-1">
            <p className="truncate">{me.user.name}</p>
            <p className="truncate text-ink-3 text-sm">{roleOf(me)}</p>
          </div>
          <ThemeSwitch />
        </div>
        <TenantName />
        <button type="button" onClick={() => void leave()} className={ROW}>
          <LogOut aria-hidden className="size-5 text-ink-3" />
          Sign out
        </button>
      </div>
    </Dialog>
  );
}
