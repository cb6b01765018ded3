import {
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  retry,
  wrap,
} from 'cockatiel';

/**
 * Tries up to three times within about a second, and stops asking a vendor that failed five times in a row for ten
 * seconds. Only for requests that may safely arrive twice. `isTransient` tells what is worth another try; the rest
 * is the vendor's answer and does not count against it.
 */
export function forIdempotentCalls(isTransient: (error: unknown) => boolean): IPolicy {
  const failing = handleWhen(isTransient);
  const retries = retry(failing, {
    maxAttempts: 2,
    backoff: new ExponentialBackoff({ initialDelay: 150, maxDelay: 600 }),
  });
  const breaker = circuitBreaker(failing, { halfOpenAfter: 10_000, breaker: new ConsecutiveBreaker(5) });
  return wrap(retries, breaker);
}
