import { beforeAll, describe, expect, it } from 'vitest';
import { withPlatform, withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildCall } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { countOpenActions, getActionItem, listActionItems } from './queries';
import { type ActionToRaise, raiseActionItem } from './raise-action-item';
import { dueAtFor, SERVICE_LEVELS } from './rules';
import { ACTION_TYPES, type ActionItemChange, listActionItemsSchema } from './schema';
import { updateActionItems } from './update-action-items';

const NOW = new Date('2026-11-20T15:00:00Z');
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildHotel();
});

const raise = (action: Partial<ActionToRaise> = {}, of: Hotel = hotel) =>
  withTenant(of.tenantId, (db) =>
    raiseActionItem(db, {
      propertyId: of.propertyId,
      type: 'voicemail',
      title: 'Voicemail',
      dedupeKey: newId(),
      now: NOW,
      ...action,
    }),
  );
const get = (id: string, now = NOW) => withTenant(hotel.tenantId, (db) => getActionItem(db, id, now));
const change = (ids: string[], what: ActionItemChange, actor = { id: 'user:1', now: NOW }) =>
  withTenant(hotel.tenantId, (db) => updateActionItems(db, ids, what, actor));
const list = (query: Record<string, unknown>, of: Hotel = hotel, now = NOW) =>
  withTenant(of.tenantId, (db) => listActionItems(db, listActionItemsSchema.parse(query), now));

const markOf = (callId: string) =>
  withTenant(hotel.tenantId, (db) =>
    db.call.findFirstOrThrow({ where: { id: callId }, select: { requiresAction: true, priority: true } }),
  );

async function colleague(name: string): Promise<string> {
  const id = newId();
  await withPlatform({ actor: 'test', reason: 'add a colleague' }, async (db) => {
    await db.user.create({ data: { id, name, email: `${id}@example.com`, passwordHash: 'x' } });
    await db.membership.create({ data: { tenantId: hotel.tenantId, userId: id, role: 'agent' } });
  });
  return id;
}

describe('the service levels', () => {
  it('cover every kind, the most urgent first', () => {
    expect(Object.keys(SERVICE_LEVELS).sort()).toEqual([...ACTION_TYPES].sort());
    expect(dueAtFor('emergency', 'urgent', NOW)).toEqual(later(2));
    expect(dueAtFor('voicemail', 'normal', NOW)).toEqual(later(60));
  });

  it('are shorter for what is more urgent than its kind', () => {
    expect(dueAtFor('callback_due', 'high', NOW)).toEqual(later(30));
    expect(dueAtFor('callback_due', 'urgent', NOW)).toEqual(later(5));
  });
});

describe('raiseActionItem', () => {
  it('puts an item on the list with its term and its property', async () => {
    const { id, created } = await raise({
      type: 'complaint',
      title: 'Cold water',
      contactPhone: '+12075550123',
    });
    expect(created).toBe(true);
    expect(await get(id)).toMatchObject({
      type: 'complaint',
      priority: 'high',
      state: 'open',
      dueAt: later(30).toISOString(),
      propertyName: hotel.name,
      zone: hotel.zone,
      contactPhone: '+12075550123',
      occurrences: 1,
    });
  });

  it('counts the same thing up while it is open, and begins anew once it is done', async () => {
    const dedupeKey = newId();
    const first = await raise({ dedupeKey });
    expect(await raise({ dedupeKey, detail: 'again' })).toEqual({ id: first.id, created: false });
    expect(await get(first.id)).toMatchObject({ occurrences: 2, detail: 'again' });
    await change([first.id], { action: 'done' });
    expect((await raise({ dedupeKey })).created).toBe(true);
  });

  it('writes one of twenty that come at once', async () => {
    const dedupeKey = newId();
    const raised = await Promise.all(Array.from({ length: 20 }, () => raise({ dedupeKey })));
    expect(new Set(raised.map(({ id }) => id)).size).toBe(1);
    expect(raised.filter(({ created }) => created)).toHaveLength(1);
    expect((await get(raised[0]?.id ?? '')).occurrences).toBe(20);
  });

  it('becomes more urgent and never less, sooner and never later, and wakes from a snooze', async () => {
    const dedupeKey = newId();
    const { id } = await raise({ dedupeKey });
    await change([id], { action: 'snooze', until: later(600).toISOString() });
    await raise({ dedupeKey, priority: 'low' });
    expect(await get(id)).toMatchObject({
      priority: 'normal',
      state: 'snoozed',
      dueAt: later(60).toISOString(),
    });
    await raise({ dedupeKey, priority: 'urgent' });
    expect(await get(id)).toMatchObject({
      priority: 'urgent',
      state: 'open',
      snoozedUntil: null,
      dueAt: later(5).toISOString(),
    });
  });
});

describe('updateActionItems', () => {
  it('finishes many at once, each with an audit row', async () => {
    const ids = [(await raise()).id, (await raise()).id];
    const items = await change(ids, { action: 'done' });
    expect(items.map(({ state }) => state)).toEqual(['done', 'done']);
    const audit = await withTenant(hotel.tenantId, (db) =>
      db.auditLog.findMany({ where: { subject: { in: ids.map((id) => `action_item:${id}`) } } }),
    );
    expect(audit).toHaveLength(2);
    expect(audit[0]).toMatchObject({
      actor: 'user:1',
      action: 'action_item.done',
      detail: { before: { state: 'open' } },
    });
  });

  it('snoozes until a time, after which the item is open again', async () => {
    const { id } = await raise();
    await change([id], { action: 'snooze', until: later(10).toISOString() });
    expect((await get(id)).state).toBe('snoozed');
    expect((await get(id, later(10))).state).toBe('open');
  });

  it('assigns to a colleague by name, and to nobody else', async () => {
    const { id } = await raise();
    const userId = await colleague('Robin Doe');
    expect(await change([id], { action: 'assign', assigneeId: userId })).toMatchObject([
      { assigneeId: userId, assigneeName: 'Robin Doe' },
    ]);
    expect(await change([id], { action: 'assign', assigneeId: null })).toMatchObject([
      { assigneeName: null },
    ]);
    await expect(change([id], { action: 'assign', assigneeId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('does not reopen what has been raised anew meanwhile', async () => {
    const dedupeKey = newId();
    const old = await raise({ dedupeKey });
    await change([old.id], { action: 'done' });
    await raise({ dedupeKey });
    expect(await change([old.id], { action: 'reopen' })).toMatchObject([{ state: 'done' }]);
  });

  it('reopens one of two done items about the same thing', async () => {
    const dedupeKey = newId();
    const first = await raise({ dedupeKey });
    await change([first.id], { action: 'done' });
    const second = await raise({ dedupeKey });
    await change([second.id], { action: 'done' });
    const items = await change([first.id, second.id], { action: 'reopen' });
    expect(items.map(({ state }) => state).sort()).toEqual(['done', 'open']);
  });

  it('leaves unknown ids out', async () => {
    expect(await change([newId()], { action: 'done' })).toEqual([]);
  });
});

describe('the call an item came of', () => {
  it('asks for people, as urgently as its most urgent item, until the last one is done', async () => {
    const { callId } = await buildCall({ ...hotel, now: NOW });
    const voicemail = await raise({ callId });
    expect(await markOf(callId)).toEqual({ requiresAction: true, priority: 'normal' });
    const complaint = await raise({ callId, type: 'complaint' });
    expect(await markOf(callId)).toEqual({ requiresAction: true, priority: 'high' });
    await change([voicemail.id], { action: 'prioritise', priority: 'urgent' });
    expect(await markOf(callId)).toEqual({ requiresAction: true, priority: 'urgent' });
    await change([voicemail.id], { action: 'done' });
    expect(await markOf(callId)).toEqual({ requiresAction: true, priority: 'high' });
    await change([complaint.id], { action: 'done' });
    expect(await markOf(callId)).toEqual({ requiresAction: false, priority: 'normal' });
    await change([voicemail.id], { action: 'reopen' });
    expect(await markOf(callId)).toEqual({ requiresAction: true, priority: 'urgent' });
  });

  it('still asks while an item is only put off', async () => {
    const { callId } = await buildCall({ ...hotel, now: NOW });
    const { id } = await raise({ callId });
    await change([id], { action: 'snooze', until: later(60).toISOString() });
    expect(await markOf(callId)).toEqual({ requiresAction: true, priority: 'normal' });
  });
});

describe('listActionItems', () => {
  it('pages through everything once, what is due first on top, even where times are equal', async () => {
    const house = await buildHotel();
    const ids = new Set<string>();
    for (let count = 0; count < 5; count += 1) ids.add((await raise({ dueAt: later(10) }, house)).id);
    const soon = (await raise({ dueAt: later(1) }, house)).id;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 2, ...(cursor ? { cursor } : {}) }, house);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen[0]).toBe(soon);
    expect(new Set(seen)).toEqual(new Set([soon, ...ids]));
    expect(seen).toHaveLength(6);
  });

  it('filters by what staff look for', async () => {
    const house = await buildHotel();
    const lead = await raise(
      { type: 'lead_follow_up', title: 'Follow up with Dana', priority: 'high', dueAt: later(-5) },
      house,
    );
    await raise({ title: 'Voicemail from Lee' }, house);
    const found = async (query: Record<string, unknown>) =>
      (await list(query, house)).items.map(({ id }) => id);
    expect(await found({ type: 'lead_follow_up' })).toEqual([lead.id]);
    expect(await found({ q: 'dana' })).toEqual([lead.id]);
    expect(await found({ priority: 'high' })).toEqual([lead.id]);
    expect(await found({ overdue: 'true' })).toEqual([lead.id]);
    expect(await found({ state: 'done' })).toEqual([]);
    expect(await found({ propertyId: newId() })).toEqual([]);
    expect(await withTenant(house.tenantId, (db) => countOpenActions(db, NOW))).toEqual({
      open: 2,
      overdue: 1,
      urgent: 0,
    });
  });

  it('refuses a cursor that is not one of ours', async () => {
    await expect(list({ cursor: 'zzz' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
