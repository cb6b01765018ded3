import type { Metadata } from 'next';
import { ActionsScreen } from '@/components/actions/actions-screen';
import { firstPage, Prefetched } from '@/components/shell/prefetched';
import { getViewer } from '@/lib/auth/get-viewer';
import { withTenant } from '@/lib/db/tenant-db';
import { actionItemQueries } from '@/lib/requests/client';
import { listActionItems } from '@/lib/requests/queries';
import { listActionItemsSchema } from '@/lib/requests/schema';

export const metadata: Metadata = { title: 'Action required' };

export default async function ActionsPage() {
  const { seat } = await getViewer();
  const open = await withTenant(seat.tenant.id, (db) =>
    listActionItems(db, listActionItemsSchema.parse({ state: 'open' })),
  );
  return (
    <Prefetched
      answers={[{ queryKey: actionItemQueries.list({ state: 'open' }).queryKey, data: firstPage(open) }]}
    >
      <ActionsScreen />
    </Prefetched>
  );
}
