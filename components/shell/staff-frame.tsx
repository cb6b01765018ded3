'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useEffect, useState } from 'react';
import { useLiveFeed } from '@/components/live/use-live-feed';
import { BottomBar } from './bottom-bar';
import { Rail } from './rail';
import { RouterProvider } from './router-provider';
import { SkipLink } from './skip-link';

// Few people open it, and it brings a list, a filter and a dialog: fetched on the first ⌘K.
const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
});

export function StaffFrame({ children }: { children: ReactNode }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [wasPaletteOpened, setPaletteOpened] = useState(false);
  useLiveFeed();

  function openPalette(): void {
    setPaletteOpened(true);
    setPaletteOpen(true);
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setPaletteOpened(true);
      setPaletteOpen((isOpen) => !isOpen);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <RouterProvider>
      <SkipLink />
      <div className="flex min-h-dvh">
        <Rail onSearch={openPalette} />
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 flex-1 pb-[calc(3.5rem+env(safe-area-inset-bottom))] outline-none lg:pb-0"
        >
          {children}
        </main>
        <BottomBar />
      </div>
      {wasPaletteOpened ? <CommandPalette isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} /> : null}
    </RouterProvider>
  );
}
