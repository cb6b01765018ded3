'use client';

import type { ReactNode } from 'react';
import type { Permission } from '@/lib/auth/permissions';
import { NoPermission } from './no-permission';
import { useMay } from './use-me';

/** Shows a screen to those who may see it, and to the others whom to ask. The API refuses on its own as well. */
export function Permitted({
  permission,
  what,
  children,
}: {
  permission: Permission;
  what: string;
  children: ReactNode;
}) {
  return useMay(permission) ? children : <NoPermission what={what} />;
}
