'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Addresses of calls that keep the filters of the list beside them, and the way back to the list. */
export function useCallHref(): { hrefOf(id: string): string; close(): void } {
  const search = useSearchParams().toString();
  const router = useRouter();
  const suffix = search ? `?${search}` : '';
  const close = useCallback(() => router.push(`/calls${suffix}`, { scroll: false }), [router, suffix]);
  return { hrefOf: (id) => `/calls/${id}${suffix}`, close };
}
