'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { QueryError } from '@/components/shell/query-error';
import { useMe } from '@/components/shell/use-me';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { announce } from '@/components/ui/toast';
import { revokeSessions, sessionsQuery } from '@/lib/auth/client';
import type { RevokeSessions, SessionDto } from '@/lib/auth/schema';
import { ProblemError } from '@/lib/http/api-client';
import { browserWords } from './browser-words';

/** Every browser the person is signed in with, and the way to sign the others out. */
export function SessionList() {
  const query = useQuery(sessionsQuery());
  const revoke = useRevoke();
  const others = query.data?.filter((session) => !session.current) ?? [];
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-1">
      <div className="flex min-h-8 items-center gap-3">
        <h2 id="sessions" className="flex-1 font-medium text-base">
          Signed in with
        </h2>
        {others.length > 1 ? (
          <Button size="small" isPending={revoke.isPending} onPress={() => revoke.mutate({ others: true })}>
            Sign out all others
          </Button>
        ) : null}
      </div>
      {query.isPending ? (
        <Loading label="Loading your sessions">
          <Skeleton className="my-3 h-4 max-w-md" />
        </Loading>
      ) : null}
      {query.isError ? (
        <QueryError
          error={query.error}
          what="your sessions"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      <ul className="border-line border-t">
        {query.data?.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isPending={revoke.isPending}
            onRevoke={() => revoke.mutate({ id: session.id })}
          />
        ))}
      </ul>
    </section>
  );
}

interface SessionRowProps {
  session: SessionDto;
  isPending: boolean;
  onRevoke(): void;
}

function SessionRow({ session, isPending, onRevoke }: SessionRowProps) {
  const zone = useMe().properties[0]?.zone ?? 'UTC';
  return (
    <li className="flex min-h-12 items-center gap-4 border-line border-b py-1.5 text-sm">
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2 font-medium">
          {browserWords(session.userAgent)}
          {session.current ? <Badge>This browser</Badge> : null}
        </span>
        <span className="text-ink-3">
          {session.ip ? `${session.ip} · ` : ''}last seen{' '}
          <RelativeTime instant={session.lastSeenAt} zone={zone} />
        </span>
      </span>
      {session.current ? null : (
        <Button
          size="small"
          isDisabled={isPending}
          onPress={onRevoke}
          aria-label={`Sign out ${browserWords(session.userAgent)}`}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

function useRevoke() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: RevokeSessions) => revokeSessions(which),
    onSuccess: () => announce({ text: 'Signed out there.' }),
    onError: (error) =>
      announce({
        tone: 'failed',
        text: error instanceof ProblemError ? error.detail : 'Nothing was changed. Try again in a moment.',
      }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  });
}
