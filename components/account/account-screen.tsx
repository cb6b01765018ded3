'use client';

import { useQuery } from '@tanstack/react-query';
import { VendorTable } from '@/components/admin/vendor-table';
import { roleOf } from '@/components/shell/person-menu';
import { QueryError } from '@/components/shell/query-error';
import { useMay, useMe } from '@/components/shell/use-me';
import { PageHeader } from '@/components/ui/page-header';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { integrationsQuery } from '@/lib/platform/client';
import { SessionList } from './session-list';

/** The person themself: who they are here, where they are signed in, and against what the house runs. */
export function AccountScreen() {
  const me = useMe();
  const mayReadIntegrations = useMay('read_integrations');
  return (
    <>
      <PageHeader title={me.user.name} note={`${roleOf(me)} · ${me.user.email}`} />
      <div className="flex max-w-4xl flex-col gap-9 px-4 pt-2 pb-10 lg:px-6">
        <SessionList />
        {mayReadIntegrations ? <Integrations /> : null}
      </div>
    </>
  );
}

function Integrations() {
  const query = useQuery(integrationsQuery());
  if (query.isPending) {
    return (
      <Loading label="Loading the vendors">
        <Skeleton className="h-4 max-w-md" />
      </Loading>
    );
  }
  if (query.isError) {
    return (
      <QueryError
        error={query.error}
        what="the vendors"
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    );
  }
  return <VendorTable vendors={query.data} />;
}
