import type { ReactNode } from 'react';
import { StaffShell } from '@/components/shell/staff-shell';
import { homeQuery } from '@/lib/analytics/client';
import { getHome } from '@/lib/analytics/queries';
import { getViewer } from '@/lib/auth/get-viewer';
import { isAllowed } from '@/lib/auth/permissions';
import { readMe } from '@/lib/auth/read-me';
import type { MemberViewer } from '@/lib/auth/viewer';
import { callQueries } from '@/lib/calls/client';
import { listLiveCalls } from '@/lib/calls/queries';
import { withTenant } from '@/lib/db/tenant-db';

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  const [me, answers] = await Promise.all([readMe(viewer), countersFor(viewer)]);
  return (
    <StaffShell me={me} answers={answers}>
      {children}
    </StaffShell>
  );
}

/** The numbers beside the sections, as far as the person may know them. */
async function countersFor({ seat }: MemberViewer) {
  return withTenant(seat.tenant.id, async (db) => [
    ...(isAllowed(seat.role, 'read_home')
      ? [{ queryKey: homeQuery().queryKey, data: await getHome(db, { now: new Date() }) }]
      : []),
    ...(isAllowed(seat.role, 'read_calls')
      ? [{ queryKey: callQueries.live().queryKey, data: await listLiveCalls(db) }]
      : []),
  ]);
}
