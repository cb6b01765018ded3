import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** A query and what it was answered with. */
export interface Answer {
  queryKey: QueryKey;
  data: unknown;
}

/** Answers the server has found already, handed over with the page, so that the browser need not ask for them. */
export function Prefetched({ answers, children }: { answers: readonly Answer[]; children: ReactNode }) {
  const client = new QueryClient();
  for (const { queryKey, data } of answers) client.setQueryData(queryKey, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}

/** The first page of a list that goes on, as its infinite query keeps it. */
export function firstPage<Page>(page: Page): { pages: Page[]; pageParams: null[] } {
  return { pages: [page], pageParams: [null] };
}
