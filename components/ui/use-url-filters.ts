'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Filters kept in the address: they survive a reload, the way back, and being sent to a colleague. */
export function useUrlFilters(): {
  search: URLSearchParams;
  /** Changes some, keeps the others; blank takes one away. */
  setFilters(changes: Record<string, string>): void;
} {
  const search = useSearchParams();
  const pathname = usePathname();

  const setFilters = useCallback(
    (changes: Record<string, string>) => {
      // The address as it is now: two changes in quick succession come before the first is rendered.
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const text = next.toString();
      // The page itself does not depend on them, so the server need not be asked for it again.
      window.history.replaceState(null, '', text ? `${pathname}?${text}` : pathname);
    },
    [pathname],
  );
  return { search: new URLSearchParams(search), setFilters };
}
