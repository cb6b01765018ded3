import type { Carrier } from '../carrier';

export interface RestRequest {
  carrier: Carrier;
  /** Path below the version, for messages: `/2010-04-01/Accounts/AC…/Calls.json`. */
  path: string;
  /** The query of a GET, the form of a POST. */
  params: URLSearchParams;
  /** Parts of the path the route captured. */
  ids: string[];
}

export type RestAnswer =
  | { status: number; json: unknown }
  | { status: number; wav: Buffer }
  | { status: 204 };

export interface RestRoute {
  method: 'GET' | 'POST' | 'DELETE';
  /** Matched against the path below the account, for example `/Calls/CA….json`. */
  pattern: RegExp;
  handle(request: RestRequest): RestAnswer | Promise<RestAnswer>;
}

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** One page of a list in the envelope the SDK pages through. */
export function pageOf<Item>(
  request: RestRequest,
  key: string,
  items: Item[],
  present: (item: Item) => unknown,
): RestAnswer {
  const pageSize = clamp(Number(request.params.get('PageSize') ?? DEFAULT_PAGE_SIZE), 1, MAX_PAGE_SIZE);
  const page = clamp(Number(request.params.get('Page') ?? 0), 0, Number.MAX_SAFE_INTEGER);
  const start = page * pageSize;
  const shown = items.slice(start, start + pageSize);
  const uriOf = (number: number) => pageUri(request, { page: number, pageSize });
  const json = {
    [key]: shown.map(present),
    page,
    page_size: pageSize,
    start,
    end: start + Math.max(0, shown.length - 1),
    uri: uriOf(page),
    first_page_uri: uriOf(0),
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    next_page_uri: start + pageSize < items.length ? uriOf(page + 1) : null,
  };
  return { status: 200, json };
}

function pageUri(request: RestRequest, { page, pageSize }: { page: number; pageSize: number }): string {
  const query = new URLSearchParams(request.params);
  query.set('PageSize', String(pageSize));
  query.set('Page', String(page));
  return `${request.path}?${query}`;
}

function clamp(value: number, min: number, max: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.trunc(value))) : min;
}

export function accountPath(carrier: Carrier): string {
  return `/2010-04-01/Accounts/${carrier.accountSid}`;
}

const E164 = /^\+[1-9]\d{6,14}$/;

export function isE164(number: string): boolean {
  return E164.test(number);
}
