import { Loading, Skeleton } from '@/components/ui/skeleton';

const LINES = ['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5', 'w-3/5', 'w-1/3'];

export function CallDetailSkeleton() {
  return (
    <Loading label="Loading the call">
      <div className="flex flex-col gap-5 px-4 py-4 lg:px-6">
        <Skeleton className="h-4 w-3/4" />
        <Skeleton className="h-14 w-full" />
        {LINES.map((width) => (
          <div key={width} className="flex flex-col gap-2 pl-12">
            <Skeleton className="w-16" />
            <Skeleton className={`h-4 ${width}`} />
          </div>
        ))}
      </div>
    </Loading>
  );
}
