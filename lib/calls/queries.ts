import { Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { cutPage, type Position, readCursor } from '@/lib/http/cursor';
import type { Page } from '@/lib/http/page';
import { loadCallDetails } from './load-call-details';
import { presentCall } from './present-call';
import { readProperties } from './read-properties';
import type { CallDetailDto, CallSummaryDto, ListCallsQuery } from './schema';

/** A trigram index finds nothing for less, and neither does a person. */
const MIN_SEARCH_LENGTH = 3;

/**
 * Calls, newest first. Search looks in names, numbers and what was said; for one or two letters it finds nothing rather
 * than everything. Paging is by position, so it costs the same on every page.
 */
export async function listCalls(db: TenantDb, query: ListCallsQuery): Promise<Page<CallSummaryDto>> {
  const after = query.cursor ? readCursor(query.cursor) : null;
  const positions = query.q
    ? await searchPositions(db, query, after)
    : await filteredPositions(db, query, after);
  const { items, nextCursor } = cutPage(positions, query.limit, (position) => position);
  return { items: await summariesOf(db, items), nextCursor };
}

/** The whole record of a call. Throws `not_found` for another tenant's as for none. */
export async function getCall(db: TenantDb, id: string): Promise<CallDetailDto> {
  const [call] = isUuid(id) ? await loadCallDetails(db, { id }) : [];
  if (!call) throw new AppError('not_found', { message: 'There is no such call.' });
  return call;
}

/** Calls that are on the line now, each with what was said so far; oldest first. */
export async function listLiveCalls(db: TenantDb): Promise<CallDetailDto[]> {
  return loadCallDetails(db, { endedAt: null });
}

/** Ids only, so that a page of a million calls reads an index and fifty rows. */
async function filteredPositions(
  db: TenantDb,
  query: ListCallsQuery,
  after: Position | null,
): Promise<Position[]> {
  return db.$queryRaw<Position[]>`
    select c.id, c.started_at as at from call c
    where c.tenant_id = current_tenant() ${filters(query)} ${beyond(after)}
    order by c.started_at desc, c.id desc
    limit ${query.limit + 1}`;
}

const SEARCH_BATCH = 500;
/** A search with filters that nearly nothing passes stops looking after this many hits. */
const MAX_SEARCHED = 5_000;

/** Search hits come in batches from the one function that may use the text index; the other filters are applied to them. */
async function searchPositions(
  db: TenantDb,
  query: ListCallsQuery,
  after: Position | null,
): Promise<Position[]> {
  const text = query.q ?? '';
  if (text.length < MIN_SEARCH_LENGTH) return [];
  const batch = hasFilters(query) ? SEARCH_BATCH : query.limit + 1;
  const found: Position[] = [];
  let from = after;
  for (let searched = 0; searched < MAX_SEARCHED; searched += batch) {
    const hits = await db.$queryRaw<Position[]>`
      select id, started_at as at from search_call_ids(
        ${text}, ${query.since ?? null}::timestamptz, ${query.until ?? null}::timestamptz,
        ${from?.at ?? null}::timestamptz, ${from?.id ?? null}::uuid, ${batch}::int)`;
    found.push(...(await passing(db, hits, query)));
    from = hits.at(-1) ?? null;
    if (found.length > query.limit || hits.length < batch) break;
  }
  return found;
}

async function passing(db: TenantDb, hits: Position[], query: ListCallsQuery): Promise<Position[]> {
  if (hits.length === 0 || !hasFilters(query)) return hits;
  return db.$queryRaw<Position[]>`
    select c.id, c.started_at as at from call c
    where c.tenant_id = current_tenant() and c.id = any(${hits.map(({ id }) => id)}::uuid[]) ${filters(query)}
    order by c.started_at desc, c.id desc`;
}

function hasFilters({ outcome, status, propertyId, requiresAction }: ListCallsQuery): boolean {
  return [outcome, status, propertyId, requiresAction].some((filter) => filter !== undefined);
}

function filters(query: ListCallsQuery): Prisma.Sql {
  const conditions: Prisma.Sql[] = [];
  if (query.outcome) conditions.push(Prisma.sql`and c.outcome = ${query.outcome}`);
  if (query.status) conditions.push(Prisma.sql`and c.status = ${query.status}::"CallStatus"`);
  // Says what the status implies, so that the small index of live calls serves it.
  if (query.status === 'ringing' || query.status === 'in_progress')
    conditions.push(Prisma.sql`and c.ended_at is null`);
  if (query.propertyId) conditions.push(Prisma.sql`and c.property_id = ${query.propertyId}::uuid`);
  if (query.requiresAction !== undefined)
    conditions.push(Prisma.sql`and c.requires_action = ${query.requiresAction}`);
  if (query.since) conditions.push(Prisma.sql`and c.started_at >= ${new Date(query.since)}::timestamptz`);
  if (query.until) conditions.push(Prisma.sql`and c.started_at < ${new Date(query.until)}::timestamptz`);
  return conditions.length > 0 ? Prisma.join(conditions, ' ') : Prisma.empty;
}

function beyond(after: Position | null): Prisma.Sql {
  return after
    ? Prisma.sql`and (c.started_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
}

async function summariesOf(db: TenantDb, positions: Position[]): Promise<CallSummaryDto[]> {
  if (positions.length === 0) return [];
  const calls = await db.call.findMany({
    where: { id: { in: positions.map(({ id }) => id) } },
    omit: { searchText: true },
    include: { guest: { select: { fullName: true } } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  });
  const properties = await readProperties(db);
  return calls.map((call) => presentCall(call, properties(call.propertyId), call.guest));
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
