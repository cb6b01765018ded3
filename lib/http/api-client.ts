import { type Problem, problemSchema } from './problem-schema';

/** A refused request, in words a screen can show: `title` says what happened, `detail` what to do. */
export class ProblemError extends Error {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly errors: { path: string; message: string }[];

  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = 'ProblemError';
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.status = problem.status;
    this.errors = problem.errors ?? [];
  }
}

type QueryValue = string | number | boolean | null | undefined;

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Blank, null and undefined values are left out. */
  query?: Record<string, QueryValue>;
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * Calls our own API from the browser. `Data` is the DTO of the route's schema: server and screens come from one build.
 * @throws ProblemError with code `offline` when nothing answered, otherwise with the code the server gave.
 */
export async function callApi<Data>(path: string, request: ApiRequest = {}): Promise<Data> {
  const response = await send(path, request);
  if (!response.ok) throw new ProblemError(await readProblem(response));
  return response.status === 204 ? (undefined as Data) : ((await response.json()) as Data);
}

/** `/calls` and its query to `/api/v1/calls?…`. */
function apiUrl(path: string, query: Record<string, QueryValue> = {}): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${path}${search ? `?${search}` : ''}`;
}

async function send(path: string, request: ApiRequest): Promise<Response> {
  try {
    return await fetch(apiUrl(path, request.query), {
      method: request.method ?? 'GET',
      signal: request.signal ?? null,
      headers: request.body === undefined ? {} : { 'content-type': 'application/json' },
      body: request.body === undefined ? null : JSON.stringify(request.body),
    });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ProblemError({
      type: 'about:blank',
      title: 'No connection',
      status: 0,
      code: 'offline',
      detail: 'Front Desk cannot be reached. Nothing was changed; check the network and try again.',
    });
  }
}

/** A proxy in between may answer with a page of its own instead of a problem document. */
async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = problemSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  return {
    type: 'about:blank',
    title: 'Front Desk did not answer as expected',
    status: response.status,
    code: 'unexpected_answer',
    detail: 'Try again in a moment.',
  };
}
