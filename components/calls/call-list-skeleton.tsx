import { classes } from '@/components/ui/classes';
import { Skeleton } from '@/components/ui/skeleton';
import { CALL_COLUMNS } from './call-row';

const ROWS = Array.from({ length: 14 }, (_, index) => index);
const SUMMARY_WIDTHS = ['w-3/5', 'w-2/5', 'w-4/5', 'w-1/2'];

export function CallListSkeleton() {
  return ROWS.map((row) => (
    <div
      key={row}
      className={classes(
        'grid min-h-9 grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-3 gap-y-2 border-line border-b px-4 py-3 lg:px-6',
        CALL_COLUMNS,
      )}
    >
      <Skeleton className="w-12" />
      <Skeleton className="w-28" />
      <Skeleton className="w-16" />
      <Skeleton className={classes('col-start-2 @4xl:col-start-4', SUMMARY_WIDTHS[row % 4])} />
    </div>
  ));
}
