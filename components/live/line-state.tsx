import { OutcomeStatus } from '@/components/calls/outcome-status';
import { Status } from '@/components/ui/status';
import { LINE_STATE_WORDS } from './line-state-words';
import type { LiveCall } from './live-state';

/** The state of the line while it is open, the outcome once it is not. */
export function LineState({ call }: { call: LiveCall }) {
  const isOpen = call.status === 'ringing' || call.status === 'in_progress';
  if (!isOpen || !call.state) return <OutcomeStatus call={call} />;
  const { label, tone } = LINE_STATE_WORDS[call.state];
  return <Status tone={tone}>{label}</Status>;
}
