'use client';

import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { classes } from '@/components/ui/classes';
import { MoreSheet } from './more-sheet';
import { isWithin, SECTIONS, type Section } from './sections';
import { useCounters } from './use-counters';
import { useMe } from './use-me';

const ON_THE_BAR: readonly Section['id'][] = ['home', 'live', 'actions', 'bookings'];
const ITEM = 'relative flex min-h-13 flex-1 flex-col items-center justify-center gap-0.5 text-[11px]';

/** The phone's navigation: four places within reach of a thumb, the rest under More. */
export function BottomBar() {
  const { permissions } = useMe();
  const pathname = usePathname();
  const counters = useCounters();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const allowed = SECTIONS.filter((section) => permissions.includes(section.permission));
  const more = allowed.filter((section) => !ON_THE_BAR.includes(section.id));
  const isInMore = more.some((section) => isWithin(pathname, section.href));

  return (
    <>
      <nav
        aria-label="Sections"
        className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden"
      >
        {allowed
          .filter((section) => ON_THE_BAR.includes(section.id))
          .map((section) => (
            <BarLink
              key={section.id}
              section={section}
              isHere={isWithin(pathname, section.href)}
              count={counters[section.id]}
            />
          ))}
        <Button
          data-inset-focus
          onPress={() => setMoreOpen(true)}
          className={classes(ITEM, isInMore ? 'font-semibold text-ink' : 'text-ink-2')}
        >
          <Ellipsis aria-hidden className={classes('size-5', isInMore && 'text-brass')} />
          More
        </Button>
      </nav>
      <MoreSheet sections={more} isOpen={isMoreOpen} onOpenChange={setMoreOpen} />
    </>
  );
}

function BarLink({
  section,
  isHere,
  count,
}: {
  section: Section;
  isHere: boolean;
  count: number | undefined;
}) {
  return (
    <Link
      href={section.href}
      data-inset-focus
      aria-current={isHere ? 'page' : undefined}
      className={classes(ITEM, isHere ? 'font-semibold text-ink' : 'text-ink-2')}
    >
      <section.icon aria-hidden className={classes('size-5', isHere && 'text-brass')} />
      {section.shortLabel}
      {count ? (
        <span className="tabular absolute top-1 left-1/2 ml-2 inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-brass-fill px-1 font-semibold text-[10px] text-on-brass">
          {count}
        </span>
      ) : null}
    </Link>
  );
}
