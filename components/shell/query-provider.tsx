'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { meQuery } from '@/lib/auth/client';
import type { MeDto } from '@/lib/auth/schema';
import { ProblemError } from '@/lib/http/api-client';
import type { Answer } from './prefetched';

/** The live feed keeps what is on the screen fresh, so a query need not ask again at every mount. */
const STALE_AFTER_MS = 20_000;
const RETRIES = 2;

/** An answer that is a refusal stays one; only silence and breakage are worth asking again. */
function shouldRetry(failures: number, error: Error): boolean {
  if (error instanceof ProblemError && error.status >= 400 && error.status < 500) return false;
  return failures < RETRIES;
}

function makeClient(me: MeDto, answers: readonly Answer[]): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: STALE_AFTER_MS, retry: shouldRetry } },
  });
  client.setQueryData(meQuery().queryKey, me);
  for (const { queryKey, data } of answers) client.setQueryData(queryKey, data);
  return client;
}

interface QueryProviderProps {
  me: MeDto;
  /** What the shell itself shows, found by the server; known from the first render on, like the person. */
  answers?: readonly Answer[];
  children: ReactNode;
}

/** The query cache of one signed-in person. */
export function QueryProvider({ me, answers = [], children }: QueryProviderProps) {
  const [client] = useState(() => makeClient(me, answers));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
