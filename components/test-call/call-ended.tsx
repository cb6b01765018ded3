'use client';

import { OutcomeStatus } from '@/components/calls/outcome-status';
import { Transcript } from '@/components/calls/transcript';
import type { LiveCall } from '@/components/live/live-state';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { LineEnd } from './call-line';

const END_WORDS: Record<LineEnd, { title: string; detail: string }> = {
  hung_up_here: { title: 'You hung up', detail: 'The call is in the log.' },
  hung_up_there: { title: 'The call has ended', detail: 'Front Desk said goodbye. The call is in the log.' },
  dropped: { title: 'The line dropped', detail: 'What was said until then is in the log. Call again.' },
  not_opened: {
    title: 'The line did not open',
    detail:
      'The voice server did not answer, so nothing was said and nothing was booked. Try again in a moment.',
  },
};

interface CallEndedProps {
  end: LineEnd;
  callId: string;
  ended: LiveCall | undefined;
  onAgain(): void;
}

export function CallEnded({ end, callId, ended, onAgain }: CallEndedProps) {
  const words = END_WORDS[end];
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-10 lg:px-6">
      <div role="status" className="flex flex-col items-center gap-2 text-center">
        <h1 className="font-serif text-2xl">{words.title}</h1>
        <p className="text-ink-2">{words.detail}</p>
        {ended?.endedAt ? <OutcomeStatus call={ended} /> : null}
        <div className="mt-3 flex flex-wrap justify-center gap-2">
          {callId && end !== 'not_opened' ? (
            <ButtonLink href={`/calls/${callId}`}>Open the record</ButtonLink>
          ) : null}
          <Button variant="primary" onPress={onAgain}>
            Call again
          </Button>
        </div>
      </div>
      {ended && ended.turns.length > 0 ? (
        <section aria-label="What was said" className="border-line border-t pt-4">
          <Transcript turns={ended.turns} tools={ended.tools} />
        </section>
      ) : null}
    </div>
  );
}
