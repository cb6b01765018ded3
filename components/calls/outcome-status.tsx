import { Status } from '@/components/ui/status';
import type { CallSummaryDto } from '@/lib/calls/schema';
import { callStateWords } from './outcome-words';

export function OutcomeStatus({ call }: { call: Pick<CallSummaryDto, 'status' | 'outcome'> }) {
  const { label, tone } = callStateWords(call);
  return <Status tone={tone}>{label}</Status>;
}
