import type { ReactNode } from 'react';
import { AdminShell } from '@/components/admin/admin-shell';
import { getOperator } from '@/lib/auth/get-viewer';
import { readMe } from '@/lib/auth/read-me';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const me = await readMe(await getOperator());
  return <AdminShell me={me}>{children}</AdminShell>;
}
