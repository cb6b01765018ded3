'use client';

import { Building2, LogOut, ShieldCheck, UserRound } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Button } from 'react-aria-components/Button';
import { Menu, type MenuChoice } from '@/components/ui/menu';
import type { MeDto } from '@/lib/auth/schema';
import { leave } from './leave';
import { useMe } from './use-me';

const ICON = 'size-4 text-ink-3';

/** The signed-in person: where else they may go, and the way out. */
export function PersonMenu({ placement = 'top start' }: { placement?: 'top start' | 'bottom end' }) {
  const me = useMe();
  const choices = choicesFor(me, usePathname().startsWith('/admin'));
  return (
    <Menu
      label={me.user.name}
      placement={placement}
      choices={choices}
      onChoose={(choice) => {
        if (choice === 'sign-out') void leave();
      }}
    >
      <Button className="flex min-h-11 w-full items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-sunken">
        <span
          aria-hidden
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-full border border-line-strong font-serif text-ink-2 text-sm"
        >
          {me.user.name.slice(0, 1)}
        </span>
        <span className={placement === 'bottom end' ? 'min-w-0 flex-1 max-sm:sr-only' : 'min-w-0 flex-1'}>
          <span className="block truncate text-ink text-sm">{me.user.name}</span>
          <span className="block truncate text-ink-3 text-xs">{roleOf(me)}</span>
        </span>
      </Button>
    </Menu>
  );
}

export function roleOf(me: MeDto): string {
  if (!me.role) return 'Platform operator';
  const words = me.role.replace('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function choicesFor(me: MeDto, isAdmin: boolean): MenuChoice[] {
  const choices: MenuChoice[] = [];
  if (me.user.platformOperator && !isAdmin) {
    choices.push({
      id: 'admin',
      label: 'Admin console',
      href: '/admin/tenants',
      icon: <ShieldCheck aria-hidden className={ICON} />,
    });
  }
  if (me.tenant && isAdmin) {
    choices.push({
      id: 'desk',
      label: me.tenant.name,
      href: '/home',
      icon: <Building2 aria-hidden className={ICON} />,
    });
  }
  if (me.tenant && !isAdmin) {
    choices.push({
      id: 'account',
      label: 'Account and sessions',
      href: '/account',
      icon: <UserRound aria-hidden className={ICON} />,
    });
  }
  choices.push({ id: 'sign-out', label: 'Sign out', icon: <LogOut aria-hidden className={ICON} /> });
  return choices;
}
