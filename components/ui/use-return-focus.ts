'use client';

import { useEffect, useRef } from 'react';

/** When a panel closes, the keyboard is back on the row it was opened from. Rows carry `data-row` with their id. */
export function useReturnFocus(selectedId: string | null): void {
  const lastId = useRef(selectedId);
  useEffect(() => {
    if (selectedId === null && lastId.current !== null) {
      document.querySelector<HTMLElement>(`[data-row="${lastId.current}"]`)?.focus({ preventScroll: true });
    }
    lastId.current = selectedId;
  }, [selectedId]);
}
