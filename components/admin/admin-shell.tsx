import type { ReactNode } from 'react';
import { QueryProvider } from '@/components/shell/query-provider';
import { Toasts } from '@/components/ui/toast';
import type { MeDto } from '@/lib/auth/schema';
import { AdminFrame } from './admin-frame';

/** Everything around a page of the admin console, which looks across all tenants. */
export function AdminShell({ me, children }: { me: MeDto; children: ReactNode }) {
  return (
    <QueryProvider me={me}>
      <AdminFrame>{children}</AdminFrame>
      <Toasts />
    </QueryProvider>
  );
}
