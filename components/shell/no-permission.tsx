'use client';

import { EmptyState } from '@/components/ui/empty-state';
import { useMe } from './use-me';

/** Says whom to ask, by name where the list of members has one. */
export function NoPermission({ what }: { what: string }) {
  const { members, tenant } = useMe();
  const owners = members.filter((member) => member.role === 'owner').map((member) => member.name);
  const whom = owners.length > 0 ? owners.join(' or ') : `an owner${tenant ? ` of ${tenant.name}` : ''}`;
  return (
    <EmptyState title="Not part of your role">
      Your role does not include {what}. Ask {whom} to change that.
    </EmptyState>
  );
}
