import type { Tone } from '@/components/ui/status';
import type { LiveCallState } from '@/lib/live/live-event';

/** What is happening on the line, as somebody listening in would say it. */
export const LINE_STATE_WORDS: Record<LiveCallState, { label: string; tone: Tone }> = {
  connecting: { label: 'Connecting', tone: 'live' },
  greeting: { label: 'Greeting the guest', tone: 'agent' },
  listening: { label: 'Listening to the guest', tone: 'guest' },
  thinking: { label: 'Thinking', tone: 'live' },
  speaking: { label: 'Speaking', tone: 'agent' },
  tool: { label: 'Looking it up', tone: 'live' },
  transferring: { label: 'Putting the call through', tone: 'live' },
  closing: { label: 'Saying goodbye', tone: 'agent' },
};
