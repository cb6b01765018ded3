'use client';

import { Elapsed } from '@/components/live/elapsed';
import { LineState } from '@/components/live/line-state';
import { LiveCallView } from '@/components/live/live-call-view';
import type { LiveCall } from '@/components/live/live-state';
import { CallControls } from './call-controls';
import type { PlacedCall } from './place-call';
import { SayField } from './say-field';

interface CallInProgressProps {
  call: PlacedCall;
  startedAt: string;
  propertyName: string;
  /** What the live feed knows of it; nothing in the first moments. */
  live: LiveCall | undefined;
  suggestions: readonly string[];
  onHangUp(): void;
}

/** The call from both ends: the guest types or talks below, the words of both appear above. */
export function CallInProgress({
  call,
  startedAt,
  propertyName,
  live,
  suggestions,
  onHangUp,
}: CallInProgressProps) {
  return (
    <div className="mx-auto flex h-[calc(100dvh-3.5rem-env(safe-area-inset-bottom))] max-w-3xl flex-col lg:h-dvh">
      <header className="flex min-h-14 items-center gap-4 border-line border-b px-4 lg:px-6">
        <h1 className="min-w-0 flex-1 truncate font-serif text-lg">{propertyName}</h1>
        {live ? <LineState call={live} /> : null}
        <span className="text-ink-2 text-sm">
          <Elapsed startedAt={startedAt} durationMs={null} />
        </span>
      </header>
      {live ? (
        <LiveCallView call={live} />
      ) : (
        <p className="flex-1 py-8 text-center text-ink-3 text-sm">
          The line is open. The first words appear here.
        </p>
      )}
      <footer className="flex shrink-0 flex-col gap-3 border-line border-t px-4 py-3 lg:px-6">
        <Hints call={call} />
        <SayField
          label={
            call.microphone === 'open' ? 'Speak, or type what the guest says' : 'Type what the guest says'
          }
          suggestions={suggestions}
          onSay={call.line.say}
        />
        <CallControls call={call} onHangUp={onHangUp} />
      </footer>
    </div>
  );
}

function Hints({ call }: { call: PlacedCall }) {
  if (call.hasSound && call.microphone !== 'refused') return null;
  return (
    <p role="status" className="text-sm text-waiting">
      {call.microphone === 'refused' ? 'The microphone is blocked for this page, so type instead. ' : null}
      {call.hasSound ? null : 'This browser plays no sound at the moment; the words are all here.'}
    </p>
  );
}
