'use client';

import { ErrorState } from '@/components/ui/error-state';

/** A page that broke, inside the shell that did not. The digest is what the server's log knows it by. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className="flex min-h-[70dvh] items-center justify-center">
      <ErrorState
        title="This page could not be shown"
        detail={`Calls go on being answered, and nothing was changed. Try again; if it stays so, tell us${error.digest ? ` the number ${error.digest}` : ''}.`}
        onRetry={reset}
      />
    </div>
  );
}
