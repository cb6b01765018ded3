import { globSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { homeSchema } from '@/lib/analytics/schema';
import { meSchema, sessionSchema } from '@/lib/auth/schema';
import { bookingDetailSchema, bookingSummarySchema } from '@/lib/bookings/schema';
import { openCall } from '@/lib/calls/open-call';
import { callDetailSchema, callSummarySchema } from '@/lib/calls/schema';
import { verifyStreamTicket } from '@/lib/calls/stream-ticket';
import { withTenant } from '@/lib/db/tenant-db';
import type { RouteContext } from '@/lib/http/route';
import { newId } from '@/lib/ids';
import {
  integrationSchema,
  platformHealthSchema,
  platformLiveCallSchema,
  tenantOverviewSchema,
} from '@/lib/platform/schema';
import { actionItemSchema } from '@/lib/requests/schema';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildPerson, buildSession, type Person, requestOf } from '@/lib/testing/build-person';

interface House {
  hotel: Hotel;
  owner: Person;
  callId: string;
  bookingId: string;
  actionItemId: string;
  recordingId: string;
}

let inn: House;
let motel: House;
let operator: Person;

beforeAll(async () => {
  inn = await buildHouse('Inn');
  motel = await buildHouse('Motel');
  operator = await buildPerson({ platformOperator: true });
});

async function buildHouse(name: string): Promise<House> {
  const hotel = await buildHotel({ name });
  const owner = await buildPerson({ seats: [{ tenantId: hotel.tenantId }] });
  const { tenantId, propertyId } = hotel;
  const { callId } = await openCall({
    tenantId,
    propertyId,
    callSid: `CA${newId()}`,
    from: '+12075550100',
    to: hotel.e164,
    origin: 'external',
    serverInstance: 'voice-test',
    now: new Date(),
  });
  const ids = { guestId: newId(), bookingId: newId(), actionItemId: newId(), recordingId: newId() };
  await withTenant(tenantId, async (db) => {
    await db.guest.create({ data: { tenantId, id: ids.guestId, fullName: `${name} guest` } });
    await db.booking.create({
      data: {
        tenantId,
        id: ids.bookingId,
        propertyId,
        confirmationCode: `FD-${name.toUpperCase()}`,
        status: 'confirmed',
        guestId: ids.guestId,
        callId,
        arrival: new Date('2026-12-01'),
        departure: new Date('2026-12-03'),
        rooms: [{ adults: 2, childAges: [] }],
        currency: 'USD',
        totalMinor: 20_000,
        policy: {},
        idempotencyKey: newId(),
      },
    });
    await db.recording.create({
      data: {
        tenantId,
        id: ids.recordingId,
        callId,
        kind: 'voicemail',
        recordingSid: `RE${name}`,
        url: '',
        durationMs: 9,
      },
    });
    await db.actionItem.create({
      data: {
        tenantId,
        id: ids.actionItemId,
        propertyId,
        type: 'callback_due',
        title: `Call the ${name} guest back`,
        dueAt: new Date('2026-11-20T12:00:00Z'),
        dedupeKey: newId(),
        callId,
      },
    });
  });
  return { hotel, owner, callId, ...ids };
}

type Method = 'GET' | 'PATCH' | 'POST' | 'DELETE';

/** Every route file, so that none can be added without a line below. */
const FILES = new Map(
  globSync('**/route.ts', { cwd: import.meta.dirname }).map((file) => [
    `/${file.replace(/\/?route\.ts$/, '').replaceAll(/\[(\w+)\]/g, ':$1')}`,
    file,
  ]),
);

async function ask(
  person: Person | null,
  method: Method,
  path: string,
  options: { id?: string; search?: string; body?: unknown } = {},
): Promise<Response> {
  const module = (await import(
    /* @vite-ignore */ join(import.meta.dirname, FILES.get(path) ?? path)
  )) as Record<Method, (request: Request, context: RouteContext) => Promise<Response>>;
  const url = `/api/v1${path.replace(':id', options.id ?? '')}${options.search ?? ''}`;
  const request = requestOf(person, url, { method, body: options.body });
  return module[method](request, {
    params: Promise.resolve(path.includes(':id') ? { id: options.id } : undefined),
  });
}

const ROUTES: { method: Method; path: string; auth: 'member' | 'signed_in' | 'operator' }[] = [
  { method: 'GET', path: '/me', auth: 'signed_in' },
  { method: 'PATCH', path: '/me', auth: 'signed_in' },
  { method: 'GET', path: '/sessions', auth: 'signed_in' },
  { method: 'DELETE', path: '/sessions', auth: 'signed_in' },
  { method: 'GET', path: '/home', auth: 'member' },
  { method: 'GET', path: '/calls', auth: 'member' },
  { method: 'GET', path: '/calls/:id', auth: 'member' },
  { method: 'GET', path: '/calls/live', auth: 'member' },
  { method: 'GET', path: '/live', auth: 'member' },
  { method: 'GET', path: '/recordings/:id', auth: 'member' },
  { method: 'GET', path: '/bookings', auth: 'member' },
  { method: 'GET', path: '/bookings/:id', auth: 'member' },
  { method: 'GET', path: '/action-items', auth: 'member' },
  { method: 'PATCH', path: '/action-items', auth: 'member' },
  { method: 'POST', path: '/test-calls', auth: 'member' },
  { method: 'GET', path: '/integrations', auth: 'member' },
  { method: 'GET', path: '/admin/tenants', auth: 'operator' },
  { method: 'GET', path: '/admin/live-calls', auth: 'operator' },
  { method: 'GET', path: '/admin/live', auth: 'operator' },
  { method: 'GET', path: '/admin/health', auth: 'operator' },
];

describe('the API as a whole', () => {
  it('has no route that these tests do not know', () => {
    expect([...FILES.keys()].sort()).toEqual([...new Set(ROUTES.map(({ path }) => path))].sort());
  });

  it.each(ROUTES)('$method $path is closed to strangers', async ({ method, path }) => {
    const response = await ask(null, method, path, { id: newId() });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'not_signed_in' });
  });

  it.each(ROUTES.filter(({ auth }) => auth === 'operator'))(
    '$method $path is closed to members',
    async (route) => {
      expect((await ask(inn.owner, route.method, route.path)).status).toBe(403);
    },
  );

  it.each(ROUTES.filter(({ auth }) => auth === 'member'))(
    '$method $path is closed to operators, who belong to no tenant',
    async ({ method, path }) => {
      expect((await ask(operator, method, path, { id: inn.callId })).status).toBe(403);
    },
  );
});

describe('another tenant’s ids', () => {
  const notFound = async (response: Response) => {
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  };

  it('find no call, no recording and no booking', async () => {
    await notFound(await ask(inn.owner, 'GET', '/recordings/:id', { id: motel.recordingId }));
    await notFound(await ask(inn.owner, 'GET', '/calls/:id', { id: motel.callId }));
    await notFound(await ask(inn.owner, 'GET', '/bookings/:id', { id: motel.bookingId }));
  });

  it('change no action item, also not beside one’s own', async () => {
    const change = { action: 'done' };
    await notFound(
      await ask(inn.owner, 'PATCH', '/action-items', { body: { ids: [motel.actionItemId], change } }),
    );
    const both = {
      ids: [inn.actionItemId, motel.actionItemId],
      change: { action: 'prioritise', priority: 'high' },
    };
    const response = await ask(inn.owner, 'PATCH', '/action-items', { body: both });
    const { items } = (await response.json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual([inn.actionItemId]);
    const theirs = await withTenant(motel.hotel.tenantId, (db) => db.actionItem.findFirstOrThrow());
    expect(theirs).toMatchObject({ state: 'open', priority: 'normal' });
  });

  it('assign nothing to a stranger', async () => {
    const change = { action: 'assign', assigneeId: motel.owner.userId };
    await notFound(
      await ask(inn.owner, 'PATCH', '/action-items', { body: { ids: [inn.actionItemId], change } }),
    );
  });

  it('start no call and choose no tenant', async () => {
    const calls = () => withTenant(motel.hotel.tenantId, (db) => db.call.count());
    await notFound(
      await ask(inn.owner, 'POST', '/test-calls', { body: { propertyId: motel.hotel.propertyId } }),
    );
    expect(await calls()).toBe(1);
    await notFound(await ask(inn.owner, 'PATCH', '/me', { body: { tenantId: motel.hotel.tenantId } }));
  });

  it('end no session', async () => {
    await notFound(await ask(inn.owner, 'DELETE', '/sessions', { body: { id: motel.owner.sessionId } }));
    expect((await ask(motel.owner, 'GET', '/me')).status).toBe(200);
  });

  it.each(['/calls', '/bookings', '/action-items'])('filter %s down to nothing', async (path) => {
    const response = await ask(inn.owner, 'GET', path, { search: `?propertyId=${motel.hotel.propertyId}` });
    expect(await response.json()).toEqual({ items: [], nextCursor: null });
  });

  it('never appear in what a tenant is shown', async () => {
    const theirs = [
      motel.callId,
      motel.bookingId,
      motel.actionItemId,
      motel.hotel.propertyId,
      motel.hotel.tenantId,
    ];
    for (const path of ['/me', '/sessions', '/home', '/calls', '/calls/live', '/bookings', '/action-items']) {
      const text = await (await ask(inn.owner, 'GET', path)).text();
      for (const id of theirs) expect(text, path).not.toContain(id);
    }
  });
});

describe('what members get', () => {
  async function read<Schema extends z.ZodType>(
    schema: Schema,
    response: Response,
  ): Promise<z.output<Schema>> {
    expect(response.status).toBe(200);
    return schema.parse(await response.json());
  }
  const readItems = async <Schema extends z.ZodType>(schema: Schema, response: Response) => {
    expect(response.status).toBe(200);
    return schema.array().parse(((await response.json()) as { items: unknown }).items);
  };

  it('is as the schemas promise', async () => {
    const { owner, callId, bookingId, actionItemId } = inn;
    const me = await read(meSchema, await ask(owner, 'GET', '/me'));
    expect(me).toMatchObject({ tenant: { name: 'Inn' }, role: 'owner', properties: [{ name: 'Inn' }] });
    expect(me.properties[0]?.numbers).toEqual([{ e164: inn.hotel.e164, label: 'Main line' }]);
    expect(me.members.map(({ id }) => id)).toEqual([owner.userId]);
    await read(homeSchema, await ask(owner, 'GET', '/home'));
    const ids = (items: { id: string }[]) => items.map(({ id }) => id);
    expect(ids(await readItems(callSummarySchema, await ask(owner, 'GET', '/calls')))).toContain(callId);
    expect(ids(await readItems(callDetailSchema, await ask(owner, 'GET', '/calls/live')))).toContain(callId);
    expect(await read(callDetailSchema, await ask(owner, 'GET', '/calls/:id', { id: callId }))).toMatchObject(
      {
        bookings: [{ id: bookingId }],
      },
    );
    expect(ids(await readItems(bookingSummarySchema, await ask(owner, 'GET', '/bookings')))).toEqual([
      bookingId,
    ]);
    expect(
      await read(bookingDetailSchema, await ask(owner, 'GET', '/bookings/:id', { id: bookingId })),
    ).toMatchObject({
      guestName: 'Inn guest',
    });
    expect(ids(await readItems(actionItemSchema, await ask(owner, 'GET', '/action-items')))).toEqual([
      actionItemId,
    ]);
    const integrations = await readItems(integrationSchema, await ask(owner, 'GET', '/integrations'));
    expect(integrations.map(({ vendor }) => vendor)).toEqual(['twilio', 'openai', 'stripe', 'resend']);
  });

  it('is a ticket for a call to one’s own property', async () => {
    const { tenantId, propertyId } = inn.hotel;
    const response = await ask(inn.owner, 'POST', '/test-calls', { body: { propertyId } });
    const { callId, url, microphone } = (await response.json()) as {
      callId: string;
      url: string;
      microphone: boolean;
    };
    expect(url).toMatch(/^ws:\/\/localhost:8080\/ws\/browser-call\/[\w-]+\.[\w-]+$/);
    expect(microphone).toBe(false);
    const claims = verifyStreamTicket(url.split('/').at(-1) ?? '', new Date());
    expect(claims).toMatchObject({ tenantId, propertyId, callId, channel: 'browser' });
    const call = await withTenant(tenantId, (db) => db.call.findFirstOrThrow({ where: { id: callId } }));
    expect(call).toMatchObject({
      origin: 'browser',
      status: 'ringing',
      toE164: inn.hotel.e164,
      callSid: claims?.callSid,
    });
  });

  it('ends where their sessions end', async () => {
    const person = await buildPerson({ seats: [{ tenantId: inn.hotel.tenantId }] });
    const phone = { ...person, ...(await buildSession(person.userId)) };
    const sessions = await readItems(sessionSchema, await ask(phone, 'GET', '/sessions'));
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    expect((await ask(person, 'DELETE', '/sessions', { body: { others: true } })).status).toBe(204);
    expect((await ask(phone, 'GET', '/me')).status).toBe(401);
    expect((await ask(person, 'GET', '/me')).status).toBe(200);
  });

  it('is chosen by the browser for someone who works in two places', async () => {
    const person = await buildPerson({
      seats: [{ tenantId: inn.hotel.tenantId }, { tenantId: motel.hotel.tenantId, role: 'agent' }],
    });
    const chosen = await ask(person, 'PATCH', '/me', { body: { tenantId: motel.hotel.tenantId } });
    expect(chosen.status).toBe(204);
    const [choice = ''] = (chosen.headers.get('set-cookie') ?? '').split(';');
    const there = { ...person, cookie: `${person.cookie}; ${choice}` };
    expect(await read(meSchema, await ask(there, 'GET', '/me'))).toMatchObject({
      tenant: { name: 'Motel' },
      role: 'agent',
      tenants: [{ name: 'Inn' }, { name: 'Motel' }],
    });
    expect((await ask(there, 'GET', '/calls/:id', { id: inn.callId })).status).toBe(404);
  });

  it('is the whole platform for its operators', async () => {
    const tenants = await readItems(tenantOverviewSchema, await ask(operator, 'GET', '/admin/tenants'));
    expect(tenants.find(({ name }) => name === 'Motel')).toMatchObject({
      numbers: [motel.hotel.e164],
      memberCount: 2,
      liveCallCount: 1,
      callCount24h: 1,
      bookingCount24h: 1,
      openActionItemCount: 1,
    });
    const live = await readItems(platformLiveCallSchema, await ask(operator, 'GET', '/admin/live-calls'));
    expect(live.map(({ call }) => call.id)).toEqual(expect.arrayContaining([inn.callId, motel.callId]));
    const health = await read(platformHealthSchema, await ask(operator, 'GET', '/admin/health'));
    expect(health.vendors).toHaveLength(4);
  });
});
