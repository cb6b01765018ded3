import type { z } from 'zod';
import { isAllowed, type Permission } from '@/lib/auth/permissions';
import { findViewer, type MemberViewer, type Viewer } from '@/lib/auth/viewer';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { answer } from './answer';
import { invalidInput } from './problem';
import { readJsonBody } from './read-body';
import { credentialsOf } from './request-credentials';
import { requireSameOrigin } from './same-origin';

/** What the handler may rely on, parsed; a part that is not declared is not there. */
interface Input<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
}

interface Declaration<Params, Query, Body> {
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
}

interface Given<Params, Query, Body> {
  input: Input<Params, Query, Body>;
  request: Request;
}

/** Data becomes JSON, nothing becomes 204, and a Response is passed on. */
type Handler<Context> = (context: Context) => Promise<unknown>;

/** Anyone may ask. */
interface PublicRoute<P, Q, B> extends Declaration<P, Q, B> {
  auth: 'public';
  transaction?: undefined;
  handler: Handler<Given<P, Q, B>>;
}

/** Anyone signed in; operators also platform-wide, which `auth: 'operator'` demands. */
interface PersonRoute<P, Q, B> extends Declaration<P, Q, B> {
  auth: 'signed_in' | 'operator';
  transaction?: undefined;
  handler: Handler<Given<P, Q, B> & { viewer: Viewer }>;
}

/** A member of a tenant with this permission. The handler runs in one transaction that sees only that tenant. */
interface MemberRoute<P, Q, B> extends Declaration<P, Q, B> {
  auth: 'member';
  permission: Permission;
  transaction?: undefined;
  handler: Handler<Given<P, Q, B> & { viewer: MemberViewer; db: TenantDb }>;
}

/** The same without a transaction, for handlers that open their own or stay connected. */
interface LongMemberRoute<P, Q, B> extends Declaration<P, Q, B> {
  auth: 'member';
  permission: Permission;
  transaction: 'none';
  handler: Handler<Given<P, Q, B> & { viewer: MemberViewer }>;
}

type Route<P, Q, B> =
  | PublicRoute<P, Q, B>
  | PersonRoute<P, Q, B>
  | MemberRoute<P, Q, B>
  | LongMemberRoute<P, Q, B>;

/** Next hands the path's parameters as a promise, of nothing where the path has none. */
export interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

/**
 * One endpoint, declared: origin → session → membership → permission → parse → transaction → handler → JSON or problem document.
 * The tenant comes from the session's membership and from nowhere else.
 */
export function route<P = unknown, Q = unknown, B = unknown>(
  definition: Route<P, Q, B>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    const params = (await context.params) ?? {};
    return answer(request, params, async () => {
      requireSameOrigin(request);
      const viewer = await admit(definition, request);
      const input = await parse(definition, request, params);
      return perform(definition, { input, request, viewer });
    });
  };
}

/** Who asks, if this route admits them; null only on public routes. */
async function admit<P, Q, B>(definition: Route<P, Q, B>, request: Request): Promise<Viewer | null> {
  if (definition.auth === 'public') return null;
  const viewer = await findViewer(credentialsOf(request));
  if (!viewer) throw new AppError('not_signed_in', { message: 'Sign in and try again.' });
  if (definition.auth === 'operator' && !viewer.platformOperator) throw forbidden();
  if (definition.auth === 'member') requirePermission(viewer, definition.permission);
  return viewer;
}

function requirePermission(viewer: Viewer, permission: Permission): void {
  if (!viewer.seat || !isAllowed(viewer.seat.role, permission)) throw forbidden();
}

function forbidden(): AppError {
  return new AppError('forbidden', {
    message: 'Your role does not include this. Ask an owner of the account.',
  });
}

async function parse<P, Q, B>(
  definition: Declaration<P, Q, B>,
  request: Request,
  params: Record<string, unknown>,
): Promise<Input<P, Q, B>> {
  return {
    params: parseParams(definition.params, params),
    query: parseQuery(definition.query, request),
    body: await parseBody(definition.body, request),
  };
}

/** A path that cannot name anything names nothing: not found, as for any other id that is not there. */
function parseParams<P>(schema: z.ZodType<P> | undefined, params: unknown): P {
  const parsed = schema?.safeParse(params);
  if (parsed && !parsed.success)
    throw new AppError('not_found', { message: 'There is nothing here by that id.' });
  return parsed?.data as P;
}

function parseQuery<Q>(schema: z.ZodType<Q> | undefined, request: Request): Q {
  const parsed = schema?.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (parsed && !parsed.success) throw invalidInput('query', parsed.error);
  return parsed?.data as Q;
}

async function parseBody<B>(schema: z.ZodType<B> | undefined, request: Request): Promise<B> {
  const parsed = schema?.safeParse(await readJsonBody(request));
  if (parsed && !parsed.success) throw invalidInput('body', parsed.error);
  return parsed?.data as B;
}

function perform<P, Q, B>(
  definition: Route<P, Q, B>,
  given: Given<P, Q, B> & { viewer: Viewer | null },
): Promise<unknown> {
  if (definition.auth === 'public') return definition.handler(given);
  const viewer = given.viewer as Viewer;
  if (definition.auth !== 'member') return definition.handler({ ...given, viewer });
  const member = viewer as MemberViewer;
  if (definition.transaction === 'none') return definition.handler({ ...given, viewer: member });
  return withTenant(member.seat.tenant.id, (db) => definition.handler({ ...given, viewer: member, db }));
}
