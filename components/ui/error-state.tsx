'use client';

import { Button } from './button';

interface ErrorStateProps {
  title: string;
  /** What happened, what is safe, what to do next. */
  detail: string;
  onRetry?: () => void;
  isRetrying?: boolean;
}

export function ErrorState({ title, detail, onRetry, isRetrying = false }: ErrorStateProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-14 text-center">
      <h2 className="font-serif text-ink text-lg">{title}</h2>
      <p className="text-ink-2 text-sm">{detail}</p>
      {onRetry ? (
        <Button className="mt-2" onPress={onRetry} isPending={isRetrying}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
