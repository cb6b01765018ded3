'use client';

import { useSyncExternalStore } from 'react';

interface Ticker {
  subscribe(listener: () => void): () => void;
  read(): number;
}

const tickers = new Map<number, Ticker>();

/**
 * The time in milliseconds, the same for everything on the page, moving every `everyMs`. It is 0 while the page is
 * being rendered on the server and taken over in the browser, because the two would disagree.
 */
export function useNow(everyMs: number): number {
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(ticker.subscribe, ticker.read, () => 0);
}

function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const made = makeTicker(everyMs);
  tickers.set(everyMs, made);
  return made;
}

function makeTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let current = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function tick(): void {
    current = Date.now();
    for (const listener of listeners) listener();
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    if (!timer) {
      timer = setInterval(tick, everyMs);
      current = Date.now();
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }

  return {
    subscribe,
    read: () => {
      if (current === 0) current = Date.now();
      return current;
    },
  };
}
