'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from './icon-button';

interface PanelProps {
  title: ReactNode;
  /** Changes when the panel shows something else, which moves the focus to its heading again. */
  subject: string;
  closeLabel: string;
  onClose(): void;
  /** False where the selection follows the keyboard through the list and the focus belongs there. */
  takesFocus?: boolean;
  /** True where a wide screen always shows something here, so that closing means something on a phone only. */
  isCompanion?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** The context of one row, beside its list: Esc closes it. On a phone it covers the list, which keeps its place. */
export function Panel({
  title,
  subject,
  closeLabel,
  onClose,
  takesFocus = true,
  isCompanion = false,
  actions,
  children,
}: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject is exactly when the focus must move.
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [subject]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      // An open menu or dialog has taken its own Esc.
      if (event.key === 'Escape' && !event.defaultPrevented && !isInsideOverlay(event.target)) onClose();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  return (
    <section
      aria-label={closeLabel.replace('Close ', '')}
      className="@container flex h-full min-h-0 flex-col bg-paper"
    >
      <header className="flex min-h-14 shrink-0 items-center gap-3 border-line border-b py-2 pr-2 pl-4 lg:pl-6">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate font-serif text-lg outline-none">
          {title}
        </h2>
        {actions}
        <IconButton
          label={closeLabel}
          shortcut="Esc"
          onPress={onClose}
          className={isCompanion ? 'lg:hidden' : undefined}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </section>
  );
}

function isInsideOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog],[role=menu],[role=listbox]') !== null;
}
