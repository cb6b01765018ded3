'use client';

import { useQuery } from '@tanstack/react-query';
import { Headset } from 'lucide-react';
import { useLiveCalls } from '@/components/live/use-live-calls';
import { Permitted } from '@/components/shell/permitted';
import { QueryError } from '@/components/shell/query-error';
import { useMay, useMe } from '@/components/shell/use-me';
import { ButtonLink } from '@/components/ui/button-link';
import { formatClock, formatDay } from '@/components/ui/format-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { homeQuery } from '@/lib/analytics/client';
import type { HomeDto } from '@/lib/analytics/schema';
import { HandOverNote } from './hand-over-note';
import { TodayFigures } from './today-figures';
import { WaitingNow } from './waiting-now';

export function HomeScreen() {
  return (
    <Permitted permission="read_home" what="the day’s numbers">
      <Home />
    </Permitted>
  );
}

function Home() {
  const query = useQuery(homeQuery());
  const { live } = useLiveCalls();
  return (
    <div className="flex flex-col pb-10">
      <Greeting home={query.data} />
      {query.isPending ? <HomeSkeleton /> : null}
      {query.isError && !query.data ? (
        <QueryError
          error={query.error}
          what="the day’s numbers"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {query.data ? (
        <>
          <section aria-label="Hand-over note" className="px-4 pt-2 pb-8 lg:px-6">
            <HandOverNote home={query.data} />
          </section>
          <TodayFigures home={query.data} liveCalls={live.length} />
          <WaitingNow />
        </>
      ) : null}
    </div>
  );
}

function Greeting({ home }: { home: HomeDto | undefined }) {
  const { user, tenant, properties } = useMe();
  const mayCall = useMay('place_test_call');
  const zone = properties[0]?.zone;
  const firstName = user.name.split(' ')[0];
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-3 px-4 pt-6 pb-4 lg:px-6 lg:pt-9">
      <div className="min-w-60 flex-1">
        <p className="min-h-5 text-ink-3 text-sm">
          {home && zone
            ? `${formatDay(home.now, zone)}, ${formatClock(home.now, zone)} at ${tenant?.name}`
            : null}
        </p>
        <h1 className="font-serif text-2xl">
          {home && zone ? `${partOfDay(home.now, zone)}, ${firstName}` : `Hello, ${firstName}`}
        </h1>
      </div>
      {mayCall ? (
        <ButtonLink href="/call" variant="primary">
          <Headset aria-hidden className="size-4" />
          Call your front desk
        </ButtonLink>
      ) : null}
    </header>
  );
}

function partOfDay(instant: string, zone: string): string {
  const hour = Number(
    new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(
      new Date(instant),
    ),
  );
  if (hour < 5) return 'Good night';
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

function HomeSkeleton() {
  return (
    <Loading label="Loading the day’s numbers">
      <div className="flex flex-col gap-4 px-4 pt-4 pb-10 lg:px-6">
        <Skeleton className="h-5 w-4/5 max-w-xl" />
        <Skeleton className="h-5 w-3/5 max-w-lg" />
        <Skeleton className="h-5 w-2/5 max-w-sm" />
      </div>
      <div className="grid grid-cols-2 border-line border-y lg:grid-cols-4">
        {[0, 1, 2, 3].map((figure) => (
          <div key={figure} className="flex h-32 flex-col gap-4 px-4 py-5 lg:px-6">
            <Skeleton className="w-24" />
            <Skeleton className="h-9 w-14" />
            <Skeleton className="w-20" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
