'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';

declare module 'react-aria-components' {
  interface RouterConfig {
    routerOptions: NonNullable<Parameters<ReturnType<typeof useRouter>['push']>[1]>;
  }
}

/** Links inside menus and lists move without loading the page anew. */
export function RouterProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  return <AriaRouterProvider navigate={router.push}>{children}</AriaRouterProvider>;
}
