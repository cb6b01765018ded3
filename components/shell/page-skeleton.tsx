import { Loading, Skeleton } from '@/components/ui/skeleton';

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** A page that is on its way: a title and rows, where they will be. */
export function PageSkeleton() {
  return (
    <Loading label="Loading the page">
      <div className="flex min-h-14 items-center px-4 lg:px-6">
        <Skeleton className="h-5 w-32" />
      </div>
      {ROWS.map((row) => (
        <div key={row} className="flex h-9 items-center gap-8 border-line border-b px-4 lg:px-6">
          <Skeleton className="w-14" />
          <Skeleton className="w-32" />
          <Skeleton className="hidden w-80 sm:block" />
        </div>
      ))}
    </Loading>
  );
}
