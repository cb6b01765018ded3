import Link from 'next/link';
import { FactList } from '@/components/ui/fact-list';
import { formatPhone } from '@/components/ui/format-phone';
import { formatExact } from '@/components/ui/format-time';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ActionItemDto } from '@/lib/requests/schema';
import { DueTime } from './due-time';
import { ACTION_TYPE_WORDS } from './type-words';

const LINK = 'underline decoration-line-strong underline-offset-4 hover:decoration-current';

export function ItemDetail({ item }: { item: ActionItemDto }) {
  return (
    <div className="flex flex-col gap-5">
      {item.detail ? (
        <p className="max-w-[68ch] whitespace-pre-line text-[0.9375rem] leading-6">{item.detail}</p>
      ) : null}
      <FactList facts={factsOf(item)} />
    </div>
  );
}

function factsOf(item: ActionItemDto) {
  return [
    { label: 'Kind', value: ACTION_TYPE_WORDS[item.type] },
    {
      label: 'Priority',
      value:
        item.priority === 'normal' ? null : item.priority.slice(0, 1).toUpperCase() + item.priority.slice(1),
    },
    {
      label: 'Due',
      value: (
        <>
          <span className="block">{formatExact(item.dueAt, item.zone)}</span>
          <DueTime item={item} />
        </>
      ),
    },
    { label: 'Snoozed until', value: item.snoozedUntil ? formatExact(item.snoozedUntil, item.zone) : null },
    { label: 'Who', value: item.contactName },
    {
      label: 'Phone',
      value: item.contactPhone ? (
        <a href={`tel:${item.contactPhone}`} className={LINK}>
          {formatPhone(item.contactPhone)}
        </a>
      ) : null,
    },
    { label: 'With', value: item.assigneeName ?? 'Nobody yet' },
    { label: 'Raised', value: <Raised item={item} /> },
    { label: 'Where', value: item.propertyName },
    {
      label: 'Call',
      value: item.callId ? (
        <Link href={`/calls/${item.callId}`} className={LINK}>
          Read what was said
        </Link>
      ) : null,
    },
    {
      label: 'Booking',
      value: item.bookingId ? (
        <Link href={`/bookings/${item.bookingId}`} className={LINK}>
          Open the booking
        </Link>
      ) : null,
    },
  ];
}

function Raised({ item }: { item: ActionItemDto }) {
  return (
    <>
      <RelativeTime instant={item.createdAt} zone={item.zone} focusable />
      {item.occurrences > 1 ? `, ${item.occurrences} times` : null}
    </>
  );
}
