import { ChevronsUp, ChevronUp } from 'lucide-react';
import type { Priority } from '@/lib/requests/schema';

/** Only what stands out is marked. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'urgent')
    return (
      <ChevronsUp role="img" aria-label="Urgent" className="size-3.5 shrink-0 self-center text-failed" />
    );
  if (priority === 'high')
    return (
      <ChevronUp
        role="img"
        aria-label="High priority"
        className="size-3.5 shrink-0 self-center text-waiting"
      />
    );
  return null;
}
