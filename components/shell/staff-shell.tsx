import type { ReactNode } from 'react';
import { Toasts } from '@/components/ui/toast';
import type { MeDto } from '@/lib/auth/schema';
import type { Answer } from './prefetched';
import { QueryProvider } from './query-provider';
import { StaffFrame } from './staff-frame';

/** Everything around a staff page: the rail or the bottom bar, the live feed, the query cache, the messages. */
export function StaffShell({
  me,
  answers,
  children,
}: {
  me: MeDto;
  answers: readonly Answer[];
  children: ReactNode;
}) {
  return (
    <QueryProvider me={me} answers={answers}>
      <StaffFrame>{children}</StaffFrame>
      <Toasts />
    </QueryProvider>
  );
}
