'use client';

import { ChevronsUpDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu } from '@/components/ui/menu';
import { announce } from '@/components/ui/toast';
import { chooseTenant } from '@/lib/auth/client';
import { useMe } from './use-me';

/** Whose desk this is; a choice for people who work at several. */
export function TenantName() {
  const { tenant, tenants } = useMe();
  if (!tenant) return null;
  if (tenants.length < 2) return <p className="truncate px-2.5 text-ink-2 text-sm">{tenant.name}</p>;

  async function choose(tenantId: string): Promise<void> {
    try {
      await chooseTenant(tenantId);
      // Everything on the page belongs to the one before, so the page is loaded anew.
      window.location.assign('/home');
    } catch {
      announce({ tone: 'failed', text: 'You are still where you were. Try again in a moment.' });
    }
  }

  return (
    <Menu
      label="Where you work"
      choices={tenants.map(({ id, name, role }) => ({
        id,
        label: name,
        description: role.replace('_', ' '),
      }))}
      onChoose={choose}
    >
      <Button className="flex h-8 w-full items-center gap-2 rounded-md px-2.5 text-left text-ink text-sm hover:bg-sunken pointer-coarse:h-10">
        <span className="flex-1 truncate">{tenant.name}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 text-ink-3" />
      </Button>
    </Menu>
  );
}
