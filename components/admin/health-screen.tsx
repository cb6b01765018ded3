'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryError } from '@/components/shell/query-error';
import { PageHeader } from '@/components/ui/page-header';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Status } from '@/components/ui/status';
import { platformQueries } from '@/lib/platform/client';
import type { PlatformHealthDto } from '@/lib/platform/schema';
import { ProcessTable } from './process-table';
import { VendorTable } from './vendor-table';

export function HealthScreen() {
  const query = useQuery(platformQueries.health());
  return (
    <>
      <PageHeader title="Health" note={query.data ? <Verdict health={query.data} /> : null} />
      {query.isPending ? (
        <Loading label="Loading the health of every process">
          <div className="flex flex-col gap-5 px-4 py-4 lg:px-6">
            {[0, 1, 2, 3, 4, 5, 6].map((row) => (
              <Skeleton key={row} className="h-4 max-w-3xl" />
            ))}
          </div>
        </Loading>
      ) : null}
      {query.isError && !query.data ? (
        <QueryError
          error={query.error}
          what="the health"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {query.data ? (
        <div className="flex flex-col gap-9 px-4 pb-10 lg:px-6">
          <ProcessTable processes={query.data.processes} />
          <VendorTable vendors={query.data.vendors} />
        </div>
      ) : null}
    </>
  );
}

function Verdict({ health }: { health: PlatformHealthDto }) {
  const silent = health.processes
    .filter((process) => process.state === 'silent')
    .map((process) => process.process);
  const failing = health.vendors.filter((vendor) => vendor.state === 'failing').map((vendor) => vendor.name);
  const unchecked = health.vendors.some((vendor) => vendor.state !== 'off' && vendor.checkedAt === null);
  if (silent.length + failing.length === 0) {
    if (unchecked) return <Status tone="waiting">Not every vendor has been checked yet</Status>;
    return <Status tone="confirmed">Everything answers</Status>;
  }
  const words = [
    silent.length > 0 ? `${silent.join(', ')} silent` : '',
    failing.length > 0 ? `${failing.join(', ')} failing` : '',
  ].filter(Boolean);
  return <Status tone="failed">{words.join('; ')}</Status>;
}
