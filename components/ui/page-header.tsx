import type { ReactNode } from 'react';

/** Where I am, and the one thing to do here. */
export function PageHeader({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 lg:px-6">
      <h1 className="font-serif text-ink text-xl">{title}</h1>
      {note ? <div className="text-ink-3 text-sm">{note}</div> : null}
      {children ? <div className="ml-auto flex flex-wrap items-center gap-2">{children}</div> : null}
    </header>
  );
}
