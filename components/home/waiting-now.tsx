'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DueTime } from '@/components/actions/due-time';
import { PriorityMark } from '@/components/actions/priority-mark';
import { ACTION_TYPE_WORDS } from '@/components/actions/type-words';
import { actionItemQueries } from '@/lib/requests/client';

const SHOWN = 6;

/** The most pressing items, so that the first one is one click from the first page. */
export function WaitingNow() {
  const { data } = useInfiniteQuery(actionItemQueries.list({ state: 'open' }));
  const items = data?.pages[0]?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="waiting-now" className="flex flex-col px-4 pt-8 lg:px-6">
      <h2 id="waiting-now" className="pb-2 font-medium text-base">
        First in the queue
      </h2>
      <ul className="border-line border-t">
        {items.slice(0, SHOWN).map((item) => (
          <li key={item.id}>
            <Link
              href={`/actions?item=${item.id}`}
              prefetch={false}
              data-inset-focus
              className="grid min-h-9 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-line border-b py-2 text-sm hover:bg-sunken/50 md:grid-cols-[9rem_minmax(0,18rem)_minmax(0,1fr)_6.5rem]"
            >
              <span className="hidden text-ink-3 md:block">{ACTION_TYPE_WORDS[item.type]}</span>
              <span className="flex min-w-0 items-center gap-1.5">
                <PriorityMark priority={item.priority} />
                <span className="truncate font-medium">{item.title}</span>
              </span>
              <span className="hidden truncate text-ink-2 md:block">{item.detail}</span>
              <span className="text-right">
                <DueTime item={item} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="pt-3 text-sm">
        <Link
          href="/actions"
          className="text-brass underline decoration-brass/40 underline-offset-4 hover:decoration-current"
        >
          The whole queue
        </Link>
      </p>
    </section>
  );
}
