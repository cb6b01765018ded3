import type { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import { countRequest } from './metrics';
import { problemOf, problemResponse } from './problem';

type Params = Record<string, string | string[] | undefined>;

/** Runs the work of one request and answers whatever comes of it; counts it, and logs what was refused or broke. */
export async function answer(
  request: Request,
  params: Params,
  work: () => Promise<unknown>,
): Promise<Response> {
  const startedAt = performance.now();
  const requestId = newId();
  const endpoint = endpointOf(request, params);
  const response = await work().then(toResponse, (thrown: unknown) => {
    const { error, problem } = problemOf(thrown);
    logRefusal(error, { requestId, method: request.method, endpoint });
    return problemResponse(problem, retryHeaders(error));
  });
  response.headers.set('x-request-id', requestId);
  countRequest({
    method: request.method,
    endpoint,
    status: response.status,
    durationMs: performance.now() - startedAt,
  });
  return response;
}

function toResponse(data: unknown): Response {
  if (data instanceof Response) return data;
  const headers = { 'cache-control': 'no-store' };
  return data === undefined ? new Response(null, { status: 204, headers }) : Response.json(data, { headers });
}

/** One label per route, not one per id. */
function endpointOf(request: Request, params: Params): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [String(value), `:${name}`]));
  const segments = new URL(request.url).pathname.split('/');
  return segments.map((segment) => names.get(decodeSegment(segment)) ?? segment).join('/');
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function logRefusal(error: AppError, fields: Record<string, unknown>): void {
  const cause = error.level === 'error' ? { err: error.cause ?? error } : {};
  log[error.level]({ ...fields, code: error.code, ...cause }, 'request refused');
}

function retryHeaders(error: AppError): Record<string, string> {
  const seconds = error.detail?.retryAfterSeconds;
  return typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {};
}
