import type { ReactNode } from 'react';
import { BellMark } from '@/components/ui/bell-mark';
import { ButtonLink } from '@/components/ui/button-link';
import { formatPhone } from '@/components/ui/format-phone';
import { TrialNumber } from './trial-number';

interface FrontPageProps {
  /** Properties a visitor may call to hear it; empty where there is none to offer. */
  trialNumbers: readonly { name: string; e164: string }[];
}

/** What it is, what it keeps to, and a number to try it on. */
export function FrontPage({ trialNumbers }: FrontPageProps) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-5 sm:px-8">
      <header className="flex h-18 items-center gap-4">
        <span className="inline-flex items-center gap-2">
          <BellMark className="size-7 text-brass" />
          <span className="font-serif text-xl">Front Desk</span>
        </span>
        <ButtonLink href="/sign-in" className="ml-auto">
          Sign in
        </ButtonLink>
      </header>
      <main id="main" className="flex-1">
        <section className="grid gap-10 border-line border-b pt-14 pb-16 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-16">
          <div className="flex max-w-xl flex-col gap-5">
            <h1 className="font-serif text-[2.6rem] text-ink leading-[1.12] sm:text-[3.4rem]">
              The phone is answered. Every time.
            </h1>
            <p className="text-ink-2 text-lg">
              Front Desk takes the calls of hotels, inns, vacation rentals and restaurants: it answers
              questions from your own house rules, quotes the real total, books the room while the guest is on
              the line, and hands over to a person when one is asked for.
            </p>
          </div>
          <TrialNumber
            numbers={trialNumbers.map(({ name, e164 }) => ({ name, e164, written: formatPhone(e164) }))}
          />
        </section>
        <section aria-label="What it keeps to" className="grid gap-x-16 gap-y-9 py-14 sm:grid-cols-2">
          <Pledge title="It says what it is">
            Every call begins with the words that an automated assistant is speaking. A person is one request
            away.
          </Pledge>
          <Pledge title="The price it says is the price you charge">
            A total is spoken only from a quote that is stored, with taxes and the last moment to cancel. What
            is booked is that quote.
          </Pledge>
          <Pledge title="It never guesses">
            What is not in your knowledge base it does not know, and says so. The question lands on your list
            instead.
          </Pledge>
          <Pledge title="You can read every word">
            Calls appear on the desk as they are spoken, and afterwards with what was done, how long each
            answer took and what the call cost.
          </Pledge>
        </section>
      </main>
      <footer className="flex flex-wrap gap-x-6 gap-y-2 border-line border-t py-6 text-ink-3 text-sm">
        <span>Front Desk</span>
        <span>For hotels, inns, vacation rentals and restaurants</span>
      </footer>
    </div>
  );
}

function Pledge({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex max-w-md flex-col gap-1.5">
      <h2 className="font-serif text-xl">{title}</h2>
      <p className="text-base text-ink-2">{children}</p>
    </div>
  );
}
