import Link from 'next/link';
import type { ReactNode } from 'react';
import { classes } from '@/components/ui/classes';
import { formatLatency } from '@/components/ui/format-duration';
import type { HomeDto } from '@/lib/analytics/schema';
import { formatMoney } from '@/lib/money';

interface Figure {
  label: string;
  value: ReactNode;
  note: string;
  href: string;
  isLive?: boolean;
}

/** The day in four numbers; each opens the list it counts. */
export function TodayFigures({ home, liveCalls }: { home: HomeDto; liveCalls: number }) {
  return (
    <ul className="grid grid-cols-2 border-line border-y lg:grid-cols-4">
      {figuresOf(home, liveCalls).map((figure) => (
        <li
          key={figure.label}
          className="border-line even:border-l max-lg:nth-[n+3]:border-t lg:not-first:border-l"
        >
          <Link
            href={figure.href}
            data-inset-focus
            className="flex h-full flex-col gap-1 px-4 py-4 hover:bg-sunken/50 lg:px-6"
          >
            <span className="text-ink-2 text-sm">{figure.label}</span>
            <span
              className={classes('font-serif text-3xl tabular', figure.isLive ? 'text-brass' : 'text-ink')}
            >
              {figure.value}
            </span>
            <span className="text-ink-3 text-sm">{figure.note}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function figuresOf({ today, openActions }: HomeDto, liveCalls: number): Figure[] {
  const value = today.bookedValue.map((money) => formatMoney(money)).join(' + ');
  return [
    {
      label: 'On the line now',
      value: liveCalls,
      note: liveCalls === 0 ? 'Nobody at the moment' : 'Listen in by reading',
      href: '/live',
      isLive: liveCalls > 0,
    },
    { label: 'Calls today', value: today.calls, note: callsNote(today), href: '/calls?period=today' },
    {
      label: 'Booked by phone today',
      value: today.bookings,
      note: value || 'Nothing yet',
      href: '/calls?period=today&outcome=booked',
    },
    { label: 'Action required', value: openActions.total, note: actionsNote(openActions), href: '/actions' },
  ];
}

function callsNote(today: HomeDto['today']): string {
  if (today.calls === 0) return 'No call yet';
  const answered = today.answered === today.calls ? 'All answered' : `${today.answered} answered`;
  return today.averageAnswerMs === null
    ? answered
    : `${answered}, in ${formatLatency(today.averageAnswerMs)}`;
}

function actionsNote(open: HomeDto['openActions']): string {
  if (open.total === 0) return 'All done';
  if (open.overdue > 0) return `${open.overdue} past the promised time`;
  return open.urgent > 0 ? `${open.urgent} urgent` : 'None is late';
}
