'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => {};
const readKey = () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K');

/** How the key of the command palette is written on this keyboard. */
export function usePaletteKey(): string {
  return useSyncExternalStore(subscribe, readKey, () => 'Ctrl K');
}
