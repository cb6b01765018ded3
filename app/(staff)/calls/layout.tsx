import type { ReactNode } from 'react';
import { CallsScreen } from '@/components/calls/calls-screen';
import { firstPage, Prefetched } from '@/components/shell/prefetched';
import { getViewer } from '@/lib/auth/get-viewer';
import { callQueries } from '@/lib/calls/client';
import { listCalls } from '@/lib/calls/queries';
import { listCallsSchema } from '@/lib/calls/schema';
import { withTenant } from '@/lib/db/tenant-db';

/** The list lives in the layout, so that opening and closing a call leaves it where it is. */
export default async function CallsLayout({ children }: { children: ReactNode }) {
  const { seat } = await getViewer();
  const newest = await withTenant(seat.tenant.id, (db) => listCalls(db, listCallsSchema.parse({})));
  return (
    <Prefetched answers={[{ queryKey: callQueries.list().queryKey, data: firstPage(newest) }]}>
      <CallsScreen>{children}</CallsScreen>
    </Prefetched>
  );
}
