import type { z } from 'zod';
import { AppError, type ErrorCode, toAppError } from '@/lib/errors';
import type { Problem } from './problem-schema';

const TITLES: Record<ErrorCode, string> = {
  bad_request: 'The request cannot be read',
  invalid_input: 'Some of the input is not right',
  not_signed_in: 'You are not signed in',
  forbidden: 'You may not do this',
  not_found: 'Not found',
  conflict: 'Someone was faster',
  too_large: 'Too large',
  too_many_requests: 'Too many requests',
  vendor_unavailable: 'A service we depend on does not answer',
  unavailable: 'Front Desk is not available right now',
  internal: 'Something went wrong on our side',
};

/** An invalid input with where it is wrong; the values sent are not repeated. */
export function invalidInput(part: 'query' | 'body', error: z.ZodError): AppError {
  const errors = error.issues.map((issue) => ({
    path: [part, ...issue.path].join('.'),
    message: issue.message,
  }));
  return new AppError('invalid_input', {
    message: 'Correct the fields named in errors and send it again.',
    detail: { errors },
  });
}

/** Turns anything thrown into the answer a stranger may see. Causes and stacks stay in the log. */
export function problemOf(thrown: unknown): { error: AppError; problem: Problem } {
  const error = isDatabaseAway(thrown) ? databaseAway(thrown) : toAppError(thrown);
  const problem: Problem = {
    type: `urn:frontdesk:problem:${error.code}`,
    title: TITLES[error.code],
    status: error.status,
    code: error.code,
    detail: error.message,
  };
  const errors = error.code === 'invalid_input' ? error.detail?.errors : undefined;
  return { error, problem: errors ? { ...problem, errors: errors as Problem['errors'] } : problem };
}

export function problemResponse(problem: Problem, headers: HeadersInit = {}): Response {
  const response = new Response(JSON.stringify(problem), { status: problem.status, headers });
  response.headers.set('content-type', 'application/problem+json');
  response.headers.set('cache-control', 'no-store');
  return response;
}

/** No connection could be had: refused, timed out, or the pool stayed exhausted. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
]);

function isDatabaseAway(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' && AWAY.has(code);
}

function databaseAway(cause: unknown): AppError {
  return new AppError('unavailable', { message: 'Nothing was changed. Try again in a moment.', cause });
}
