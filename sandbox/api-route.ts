import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError, sendJson } from './http';

export interface ApiContext {
  request: IncomingMessage;
  response: ServerResponse;
  /** Parts of the path the route captured, decoded. */
  ids: string[];
}

/** One address of the sandbox's own control API; the handler answers by itself. */
export interface ApiRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  pattern: RegExp;
  handle(context: ApiContext): void | Promise<void>;
}

/** Runs the route that fits, and turns a caller's mistake into `{ error }` with its status. */
export async function runApiRoute(
  routes: ApiRoute[],
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  try {
    const matching = routes.filter((route) => route.pattern.test(path));
    if (matching.length === 0) throw new HttpError(404, 'There is nothing at this address.');
    const route = matching.find(({ method }) => method === request.method);
    if (!route) throw new HttpError(405, 'This address does not take that method.');
    await route.handle({ request, response, ids: idsOf(route.pattern, path) });
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    sendJson(response, error.status, { error: error.message });
  }
}

function idsOf(pattern: RegExp, path: string): string[] {
  try {
    return (pattern.exec(path)?.slice(1) ?? []).map((part) => decodeURIComponent(part ?? ''));
  } catch {
    throw new HttpError(400, 'The address is not encoded correctly.');
  }
}
