'use client';

import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Kbd } from './kbd';

export interface MenuChoice {
  id: string;
  label: string;
  description?: string;
  icon?: ReactNode;
  shortcut?: string;
  href?: string;
}

interface MenuProps {
  label: string;
  choices: readonly MenuChoice[];
  onChoose(id: string): void;
  isOpen?: boolean;
  onOpenChange?(isOpen: boolean): void;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  /** The button that opens it. */
  children: ReactElement;
}

export function Menu({
  label,
  choices,
  onChoose,
  isOpen,
  onOpenChange,
  placement = 'bottom start',
  children,
}: MenuProps) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
      <Popover
        placement={placement}
        className="settle-in min-w-48 overflow-auto rounded-lg border border-line-strong bg-raised p-1 shadow-lift"
      >
        <AriaMenu
          aria-label={label}
          className="outline-none"
          onAction={(key) => onChoose(String(key))}
          items={choices}
        >
          {(choice) => (
            <AriaMenuItem
              href={choice.href}
              textValue={choice.label}
              data-inset-focus
              className="flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm text-ink focus:bg-sunken pointer-coarse:min-h-10"
            >
              {choice.icon}
              <span className="flex-1">
                {choice.label}
                {choice.description ? (
                  <span className="block text-xs text-ink-3">{choice.description}</span>
                ) : null}
              </span>
              {choice.shortcut ? <Kbd>{choice.shortcut}</Kbd> : null}
            </AriaMenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
