'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryError } from '@/components/shell/query-error';
import { Badge } from '@/components/ui/badge';
import { countOf } from '@/components/ui/count-of';
import { EmptyState } from '@/components/ui/empty-state';
import { formatPhone } from '@/components/ui/format-phone';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Status } from '@/components/ui/status';
import { platformQueries } from '@/lib/platform/client';
import type { TenantOverviewDto } from '@/lib/platform/schema';

export function TenantsScreen() {
  const query = useQuery(platformQueries.tenants());
  return (
    <>
      <PageHeader title="Tenants" note={query.data ? countOf(query.data.length, 'tenant') : null} />
      {query.isPending ? <TenantsSkeleton /> : null}
      {query.isError && !query.data ? (
        <QueryError
          error={query.error}
          what="the tenants"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {query.data?.length === 0 ? (
        <EmptyState title="No tenants yet">Each business that signs up appears here.</EmptyState>
      ) : null}
      {query.data && query.data.length > 0 ? <TenantsTable tenants={query.data} /> : null}
    </>
  );
}

function TenantsTable({ tenants }: { tenants: readonly TenantOverviewDto[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be scrollable by keyboard.
    <section aria-label="Tenants" tabIndex={0} data-inset-focus className="overflow-x-auto px-4 pb-8 lg:px-6">
      <table className="hairline-table min-w-3xl text-sm">
        <thead>
          <tr>
            <th scope="col">Tenant</th>
            <th scope="col">Numbers</th>
            <th scope="col">On the line</th>
            <th scope="col" className="!text-right">
              Calls, 24 h
            </th>
            <th scope="col" className="!text-right">
              Failed
            </th>
            <th scope="col" className="!text-right">
              Bookings
            </th>
            <th scope="col" className="!text-right">
              Open items
            </th>
            <th scope="col" className="!text-right">
              People
            </th>
            <th scope="col" className="!text-right">
              Last call
            </th>
          </tr>
        </thead>
        <tbody>
          {tenants.map((tenant) => (
            <TenantRow key={tenant.id} tenant={tenant} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const KIND = { hotel: 'Hotel', restaurant: 'Restaurant', rental: 'Vacation rental' } as const;

function TenantRow({ tenant }: { tenant: TenantOverviewDto }) {
  const kinds = [...new Set(tenant.properties.map((property) => KIND[property.kind]))];
  return (
    <tr>
      <th scope="row" className="!text-ink !text-sm">
        <span className="flex items-center gap-2">
          {tenant.name}
          {tenant.demo ? <Badge>Demo</Badge> : null}
        </span>
        <span className="block font-normal text-ink-3 text-xs">{kinds.join(', ')}</span>
      </th>
      <td className="whitespace-nowrap text-ink-2">{tenant.numbers.map(formatPhone).join(', ')}</td>
      <td>
        {tenant.liveCallCount > 0 ? (
          <Status tone="live">{tenant.liveCallCount}</Status>
        ) : (
          <span className="text-ink-3">–</span>
        )}
      </td>
      <td className="text-right">{tenant.callCount24h}</td>
      <td
        className={
          tenant.failedCallCount24h > 0 ? 'text-right font-medium text-failed' : 'text-right text-ink-3'
        }
      >
        {tenant.failedCallCount24h}
      </td>
      <td className="text-right">{tenant.bookingCount24h}</td>
      <td className="text-right">{tenant.openActionItemCount}</td>
      <td className="text-right">{tenant.memberCount}</td>
      <td className="whitespace-nowrap text-right text-ink-2">
        {tenant.lastCallAt ? <RelativeTime instant={tenant.lastCallAt} zone="UTC" /> : 'Never'}
      </td>
    </tr>
  );
}

function TenantsSkeleton() {
  return (
    <Loading label="Loading the tenants">
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="mx-4 flex h-13 items-center gap-10 border-line border-b lg:mx-6">
          <Skeleton className="w-40" />
          <Skeleton className="w-32" />
          <Skeleton className="ml-auto w-48" />
        </div>
      ))}
    </Loading>
  );
}
