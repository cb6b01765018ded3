'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Brand } from '@/components/shell/brand';
import { PersonMenu } from '@/components/shell/person-menu';
import { RouterProvider } from '@/components/shell/router-provider';
import { isWithin } from '@/components/shell/sections';
import { SkipLink } from '@/components/shell/skip-link';
import { ThemeSwitch } from '@/components/shell/theme-switch';
import { classes } from '@/components/ui/classes';
import { ADMIN_SECTIONS } from './admin-sections';

/** A bar across the top instead of a rail: one can tell at a glance that this is not a hotel's desk. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  return (
    <RouterProvider>
      <SkipLink />
      <header className="sticky top-0 z-30 flex flex-wrap items-center gap-x-6 border-line border-b bg-paper px-4 lg:px-6">
        <div className="flex h-13 items-center">
          <Brand href="/admin/tenants" note="Admin console" />
        </div>
        <nav
          aria-label="Admin console"
          className="order-last flex w-full gap-5 overflow-x-auto sm:order-none sm:w-auto"
        >
          {ADMIN_SECTIONS.map((section) => {
            const isHere = isWithin(pathname, section.href);
            return (
              <Link
                key={section.href}
                href={section.href}
                data-inset-focus
                aria-current={isHere ? 'page' : undefined}
                className={classes(
                  '-mb-px inline-flex h-11 items-center gap-2 whitespace-nowrap border-b-2 text-sm sm:h-13',
                  isHere
                    ? 'border-brass font-semibold text-ink'
                    : 'border-transparent text-ink-2 hover:text-ink',
                )}
              >
                <section.icon
                  aria-hidden
                  className={classes('size-4', isHere ? 'text-brass' : 'text-ink-3')}
                />
                {section.label}
              </Link>
            );
          })}
        </nav>
        <div className="ml-auto flex items-center gap-3">
          <span className="hidden md:block">
            <ThemeSwitch />
          </span>
          <PersonMenu placement="bottom end" />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
    </RouterProvider>
  );
}
