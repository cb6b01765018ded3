'use client';

import { ErrorState } from '@/components/ui/error-state';
import { ProblemError } from '@/lib/http/api-client';
import { NoPermission } from './no-permission';

interface QueryErrorProps {
  error: Error;
  /** What could not be shown: "the calls". */
  what: string;
  onRetry: () => void;
  isRetrying?: boolean;
}

/** A list or a page that could not be fetched, in the server's own words where it gave any. */
export function QueryError({ error, what, onRetry, isRetrying }: QueryErrorProps) {
  if (error instanceof ProblemError && error.code === 'forbidden') return <NoPermission what={what} />;
  if (error instanceof ProblemError && error.code === 'not_found') {
    return <ErrorState title="Not found" detail="It does not exist, or belongs to somebody else." />;
  }
  const detail = error instanceof ProblemError ? error.detail : 'Nothing was changed. Try again in a moment.';
  return (
    <ErrorState title={`Could not load ${what}`} detail={detail} onRetry={onRetry} isRetrying={isRetrying} />
  );
}
