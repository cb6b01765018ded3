'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classes } from './classes';
import { IconButton } from './icon-button';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** `sheet` rises from the bottom edge on a phone; both are a centred box on a desk. */
  kind?: 'box' | 'sheet';
  children: ReactNode;
}

/** A modal: focus is trapped inside and returns to where it came from. */
export function Dialog({ title, isOpen, onOpenChange, kind = 'box', children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={classes(
        'fixed inset-0 z-50 flex bg-scrim',
        kind === 'sheet'
          ? 'items-end justify-center sm:items-center sm:p-4'
          : 'items-start justify-center px-4 pt-[12vh]',
      )}
    >
      <Modal
        className={classes(
          'settle-in w-full border border-line-strong bg-raised shadow-lift',
          kind === 'sheet'
            ? 'rounded-t-lg pb-[env(safe-area-inset-bottom)] sm:max-w-sm sm:rounded-lg'
            : 'max-w-lg rounded-lg',
        )}
      >
        <AriaDialog className="flex max-h-[80dvh] flex-col outline-none">
          <div className="flex items-center gap-2 border-line border-b py-2 pr-2 pl-4">
            <Heading slot="title" className="flex-1 font-medium text-base">
              {title}
            </Heading>
            <IconButton label="Close" slot="close">
              <X aria-hidden className="size-4" />
            </IconButton>
          </div>
          <div className="overflow-auto p-4">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
