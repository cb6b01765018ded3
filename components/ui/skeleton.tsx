import { classes } from './classes';

/** A grey stand-in for one piece of the real layout; give it the size of what it stands for. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes('grey-wave block h-3 rounded-sm bg-sunken', className)} />;
}

/** Says "Loading" once to a screen reader, around any number of skeletons. */
export function Loading({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
