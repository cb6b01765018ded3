'use client';

import { useEffect, useRef } from 'react';

export type QueueKey = 'j' | 'k' | 'e' | 'a' | 's' | 'c' | 'x';

const KEYS: readonly string[] = ['j', 'k', 'e', 'a', 's', 'c', 'x'];

/** Single letters for a queue. They are letters wherever somebody writes, and rest while a menu or dialog is open. */
export function useQueueKeys(onKey: (key: QueueKey) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (isTaken(event.target) || !KEYS.includes(event.key)) return;
      event.preventDefault();
      latest.current(event.key as QueueKey);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const writes = target.matches('input:not([type=checkbox]), textarea, select') || target.isContentEditable;
  return writes || target.closest('[role=dialog],[role=menu],[role=listbox]') !== null;
}
