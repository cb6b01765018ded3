import type { ReactNode } from 'react';

/** Labels and values in two columns; a value that is missing leaves its row out. */
export function FactList({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,auto)_1fr] gap-x-4 text-sm">
      {facts
        .filter((fact) => fact.value !== null && fact.value !== undefined && fact.value !== '')
        .map((fact) => (
          <div
            key={fact.label}
            className="col-span-2 grid grid-cols-subgrid items-baseline border-line border-b py-1.5"
          >
            <dt className="text-ink-3">{fact.label}</dt>
            <dd className="min-w-0 text-ink wrap-anywhere">{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}
