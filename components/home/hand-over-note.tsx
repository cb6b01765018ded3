import Link from 'next/link';
import type { ReactNode } from 'react';
import { countOf } from '@/components/ui/count-of';
import type { HomeDto } from '@/lib/analytics/schema';
import { formatMoney } from '@/lib/money';

/** What the night would say to the morning: sentences, with the numbers in them and the rows behind each number. */
export function HandOverNote({ home }: { home: HomeDto }) {
  return (
    <div className="flex max-w-[62ch] flex-col gap-3 font-serif text-[1.1875rem] text-ink leading-8">
      <p>{nightSentence(home)}</p>
      <NightResults home={home} />
      <Waiting home={home} />
    </div>
  );
}

function nightSentence({ overnight, openActions }: HomeDto): ReactNode {
  if (overnight.calls === 0) {
    return openActions.total === 0
      ? 'A quiet night: nobody called, and nothing waits.'
      : 'A quiet night: nobody called.';
  }
  const missed = overnight.missed + overnight.failed;
  return (
    <>
      Since ten in the evening{' '}
      <Counted href="/calls?period=night">{countOf(overnight.calls, 'guest')}</Counted> called
      {missed === 0 ? ', and every one was answered.' : null}
      {missed > 0 && overnight.missed > 0 ? (
        <>
          ; {countOf(overnight.missed, 'caller')} hung up before a word was said
          {overnight.failed > 0 ? ' and ' : '.'}
        </>
      ) : null}
      {overnight.failed > 0 ? (
        <>
          {overnight.missed > 0 ? '' : '; '}
          <Counted href="/calls?period=night&outcome=failed">{countOf(overnight.failed, 'call')}</Counted>{' '}
          failed on the line.
        </>
      ) : null}
    </>
  );
}

function NightResults({ home: { overnight } }: { home: HomeDto }) {
  const results: ReactNode[] = [];
  if (overnight.bookings > 0) {
    const value = overnight.bookedValue.map((money) => formatMoney(money)).join(' and ');
    results.push(
      <span key="booked">
        <Counted href="/calls?period=night&outcome=booked">{countOf(overnight.bookings, 'stay')}</Counted>{' '}
        {overnight.bookings === 1 ? 'was' : 'were'} booked{value ? `, worth ${value}` : ''}
      </span>,
    );
  }
  if (overnight.leads > 0) {
    results.push(
      <span key="leads">
        <Counted href="/calls?period=night&outcome=lead">{countOf(overnight.leads, 'caller')}</Counted>{' '}
        {overnight.leads === 1 ? 'wants' : 'want'} to hear from you
      </span>,
    );
  }
  if (overnight.messages > 0) {
    results.push(
      <span key="messages">
        <Counted href="/calls?period=night&outcome=message_taken">
          {countOf(overnight.messages, 'message')}
        </Counted>{' '}
        {overnight.messages === 1 ? 'was' : 'were'} taken
      </span>,
    );
  }
  if (overnight.transferred > 0) {
    results.push(
      <span key="transferred">
        <Counted href="/calls?period=night&outcome=transferred">
          {countOf(overnight.transferred, 'call')}
        </Counted>{' '}
        {overnight.transferred === 1 ? 'was' : 'were'} put through to a person
      </span>,
    );
  }
  if (results.length === 0) return null;
  return <p>{joinSentence(results)}.</p>;
}

function Waiting({ home: { openActions } }: { home: HomeDto }) {
  if (openActions.total === 0) return <p>Nothing waits for you.</p>;
  return (
    <p>
      <Counted href="/actions">{countOf(openActions.total, 'item')}</Counted>{' '}
      {openActions.total === 1 ? 'waits' : 'wait'} for you
      {openActions.urgent > 0 ? `, ${openActions.urgent} urgent` : ''}
      {overdueWords(openActions)}.
    </p>
  );
}

function overdueWords({ total, overdue }: HomeDto['openActions']): string {
  if (overdue === 0) return '';
  return `, ${overdue === total && total > 1 ? 'all' : overdue} past the promised time`;
}

/** "one", "one and two", "one, two and three". */
function joinSentence(parts: ReactNode[]): ReactNode[] {
  return parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return [index === parts.length - 1 ? ' and ' : ', ', part];
  });
}

function Counted({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="whitespace-nowrap text-brass underline decoration-brass/40 underline-offset-[5px] hover:decoration-current"
    >
      {children}
    </Link>
  );
}
