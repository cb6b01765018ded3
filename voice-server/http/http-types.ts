import type { IncomingMessage } from 'node:http';

export interface HttpAnswer {
  status: number;
  contentType: string;
  body: string;
}

export interface HttpRequest {
  /** The path and query exactly as sent. */
  url: string;
  path: string;
  query: URLSearchParams;
  raw: IncomingMessage;
}

export interface HttpRoute {
  method: 'GET' | 'POST';
  path: string;
  handle(request: HttpRequest): Promise<HttpAnswer>;
}

export function xml(body: string): HttpAnswer {
  return { status: 200, contentType: 'text/xml; charset=utf-8', body };
}

export function json(status: number, body: unknown): HttpAnswer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

export const nothing: HttpAnswer = { status: 204, contentType: 'text/plain; charset=utf-8', body: '' };
