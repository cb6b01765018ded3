import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What will appear here, and what makes it appear. */
  children: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-2 px-4 py-14 text-center">
      <h2 className="font-serif text-ink text-lg">{title}</h2>
      <div className="text-ink-2 text-sm">{children}</div>
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
