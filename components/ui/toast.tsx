'use client';

import { X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';

interface ToastMessage {
  text: string;
  tone?: 'plain' | 'failed';
  action?: { label: string; onAction(): void };
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Says that something is done, or honestly failed. With an action it stays for ten seconds, and longer under a pointer. */
export function announce(message: ToastMessage): void {
  queue.add(message, { timeout: message.action ? 10_000 : 6_000 });
}

/** Mounted once, near the root. */
export function Toasts() {
  return (
    <ToastRegion
      queue={queue}
      aria-label="Messages"
      className="fixed right-4 bottom-20 left-4 z-60 flex flex-col items-stretch gap-2 outline-none sm:left-auto sm:w-96 lg:bottom-4"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="settle-in flex items-center gap-3 rounded-lg bg-ink py-2 pr-2 pl-4 text-paper text-sm shadow-lift"
        >
          <ToastContent className="min-w-0 flex-1">
            <Text slot="title">
              {toast.content.tone === 'failed' ? <strong className="font-semibold">Not done. </strong> : null}
              {toast.content.text}
            </Text>
          </ToastContent>
          {toast.content.action ? (
            <Button
              className="h-8 rounded-md px-2 font-semibold underline underline-offset-2 hover:bg-paper/15 pointer-coarse:h-10"
              onPress={() => {
                toast.content.action?.onAction();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </Button>
          ) : null}
          <Button
            slot="close"
            aria-label="Dismiss"
            className="inline-flex size-8 items-center justify-center rounded-md hover:bg-paper/15 pointer-coarse:size-10"
          >
            <X aria-hidden className="size-4" />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
