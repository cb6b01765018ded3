'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classes } from '@/components/ui/classes';
import { countOf } from '@/components/ui/count-of';
import { isWithin, type Section } from './sections';

const COUNTER_WORDS: Partial<Record<Section['id'], [string, string]>> = {
  live: ['call in progress', 'calls in progress'],
  actions: ['open item', 'open items'],
};

/** One line of the rail. The number of live calls wears brass while there is one. */
export function NavLink({ section, count }: { section: Section; count: number | undefined }) {
  const isHere = isWithin(usePathname(), section.href);
  const words = COUNTER_WORDS[section.id];
  return (
    <Link
      href={section.href}
      aria-current={isHere ? 'page' : undefined}
      className={classes(
        'flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm',
        isHere ? 'bg-sunken font-semibold text-ink' : 'text-ink-2 hover:bg-sunken/60 hover:text-ink',
      )}
    >
      <section.icon aria-hidden className={classes('size-4', isHere ? 'text-brass' : 'text-ink-3')} />
      <span className="flex-1">{section.label}</span>
      {count && words ? (
        <span
          className={classes(
            'tabular inline-flex items-center gap-1.5 text-xs',
            section.id === 'live' ? 'font-semibold text-brass' : 'text-ink-2',
          )}
        >
          {section.id === 'live' ? (
            <span aria-hidden className="lamp-breathe size-1.5 rounded-full bg-current" />
          ) : null}
          <span aria-hidden>{count}</span>
          <span className="sr-only">{countOf(count, ...words)}</span>
        </span>
      ) : null}
    </Link>
  );
}
