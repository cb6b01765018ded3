'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 48;

/**
 * Keeps a growing scroller at its end, but only for a reader who is there: whoever has scrolled up to read is left
 * in peace and told by `isBehind` that more has come.
 */
export function useStickToEnd<Element extends HTMLElement>(
  grows: unknown,
): { scroller: RefObject<Element | null>; isBehind: boolean; toEnd(): void } {
  const scroller = useRef<Element>(null);
  const isAtEnd = useRef(true);
  const [isBehind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    function onScroll(): void {
      if (!element) return;
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
      if (isAtEnd.current) setBehind(false);
    }
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: growth is what it reacts to.
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd();
    else setBehind(true);
  }, [grows, toEnd]);

  return { scroller, isBehind, toEnd };
}
