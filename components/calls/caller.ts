import { formatPhone } from '@/components/ui/format-phone';
import type { CallSummaryDto } from '@/lib/calls/schema';

type CallerFields = Pick<CallSummaryDto, 'guestName' | 'from' | 'origin'>;

/** Who calls: the name where it is known, else the number, else what is known of the line. */
export function callerName(call: CallerFields): string {
  if (call.guestName) return call.guestName;
  if (call.origin === 'browser') return 'Test call from a browser';
  return call.from ? formatPhone(call.from) : 'Number withheld';
}

/** The number, where the name has not already been replaced by it. */
export function callerNumber(call: CallerFields): string | null {
  if (call.origin === 'browser' || !call.from) return null;
  return call.guestName ? formatPhone(call.from) : null;
}
