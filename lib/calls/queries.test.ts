import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildCall, buildTurn } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { appendCallLog } from './append-call-log';
import { getCall, listCalls, listLiveCalls } from './queries';
import {
  type CallSummaryDto,
  callDetailSchema,
  callSummarySchema,
  type ListCallsQuery,
  listCallsSchema,
} from './schema';

const startedAt = new Date('2026-11-20T12:00:00Z');
let hotel: Hotel;
let annexe: Hotel;
let neighbour: Hotel;

interface PastCall {
  hotel?: Hotel;
  minutesAgo?: number;
  outcome?: string;
  status?: 'completed' | 'failed' | 'in_progress';
  requiresAction?: boolean;
  searchText?: string;
}

async function pastCall(plan: PastCall = {}): Promise<string> {
  const { tenantId, propertyId } = plan.hotel ?? hotel;
  const now = new Date(startedAt.getTime() - (plan.minutesAgo ?? 0) * 60_000);
  const { callId } = await buildCall({ tenantId, propertyId, now });
  await withTenant(tenantId, (db) =>
    db.call.updateMany({
      where: { id: callId },
      data: {
        status: plan.status ?? 'completed',
        outcome: plan.outcome ?? 'info_given',
        endedAt: plan.status === 'in_progress' ? null : now,
        requiresAction: plan.requiresAction ?? false,
        searchText: plan.searchText ?? '',
      },
    }),
  );
  return callId;
}

const list = (
  query: Partial<Record<keyof ListCallsQuery, string | number>> = {},
  tenantId = hotel.tenantId,
) => withTenant(tenantId, (db) => listCalls(db, listCallsSchema.parse(query)));
const ids = (page: { items: CallSummaryDto[] }) => page.items.map(({ id }) => id);

beforeAll(async () => {
  hotel = await buildHotel();
  annexe = await buildHotel({ tenantId: hotel.tenantId, name: 'The Annexe' });
  neighbour = await buildHotel();
});

describe('listCalls', () => {
  it('pages through everything, newest first, nothing twice, even when many start at one moment', async () => {
    const lonely = await buildHotel();
    const expected: string[] = [];
    for (let call = 0; call < 7; call++)
      expected.push(await pastCall({ hotel: lonely, minutesAgo: Math.floor(call / 3) }));
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        { limit: 2, ...(cursor ? { cursor } : {}) },
        lonely.tenantId,
      );
      for (const item of page.items) expect(callSummarySchema.parse(item)).toEqual(item);
      seen.push(...ids(page));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(expected));
    const starts = (await list({}, lonely.tenantId)).items.map((item) => item.startedAt);
    expect(starts).toEqual(starts.toSorted().reverse());
  });

  it('does not miss or repeat a call that comes in between two pages', async () => {
    const lonely = await buildHotel();
    const [newer, older] = [
      await pastCall({ hotel: lonely, minutesAgo: 1 }),
      await pastCall({ hotel: lonely, minutesAgo: 2 }),
    ];
    const first = await list({ limit: 1 }, lonely.tenantId);
    await pastCall({ hotel: lonely });
    const second = await list({ limit: 1, cursor: first.nextCursor ?? '' }, lonely.tenantId);
    expect([...ids(first), ...ids(second)]).toEqual([newer, older]);
    expect(second.nextCursor).toBeNull();
  });

  it('filters, each alone and all together', async () => {
    const wanted = await pastCall({
      hotel: annexe,
      minutesAgo: 100,
      outcome: 'lead',
      status: 'failed',
      requiresAction: true,
      searchText: 'about the wedding party',
    });
    await pastCall({ minutesAgo: 101, outcome: 'booked' });
    const window = {
      since: new Date(startedAt.getTime() - 100 * 60_000).toISOString(),
      until: new Date(startedAt.getTime() - 99 * 60_000).toISOString(),
    };
    for (const filter of [
      { outcome: 'lead' },
      { status: 'failed' },
      { propertyId: annexe.propertyId },
      { requiresAction: 'true' },
      window,
      { q: 'WEDDING' },
    ]) {
      expect(ids(await list(filter)), JSON.stringify(filter)).toEqual([wanted]);
    }
    const all = {
      outcome: 'lead',
      status: 'failed',
      propertyId: annexe.propertyId,
      requiresAction: 'true',
      q: 'wedding',
      ...window,
    };
    expect(ids(await list(all))).toEqual([wanted]);
    expect(ids(await list({ ...all, outcome: 'booked' }))).toEqual([]);
    expect(ids(await list({ ...all, requiresAction: 'false' }))).toEqual([]);
  });

  it('searches for what was said, with paging, and takes wild cards for letters', async () => {
    const found: string[] = [];
    for (let call = 0; call < 3; call++)
      found.push(await pastCall({ minutesAgo: 200 + call, searchText: 'a 100% discount_code' }));
    await pastCall({ minutesAgo: 210, searchText: 'a 100x discount code' });
    const first = await list({ q: '100% discount_', limit: 2 });
    expect(ids(first)).toEqual(found.slice(0, 2));
    const rest = await list({ q: '100% discount_', limit: 2, cursor: first.nextCursor ?? '' });
    expect(ids(rest)).toEqual(found.slice(2));
    expect(rest.nextCursor).toBeNull();
  });

  it('finds nothing for one or two letters rather than everything', async () => {
    await pastCall({ minutesAgo: 300, searchText: 'ab' });
    expect(await list({ q: 'ab' })).toEqual({ items: [], nextCursor: null });
  });

  it('shows nothing of another tenant, whatever is asked for', async () => {
    await pastCall({ hotel: neighbour, searchText: 'the neighbour’s secret', outcome: 'voicemail' });
    for (const query of [{ q: 'secret' }, { propertyId: neighbour.propertyId }, { outcome: 'voicemail' }]) {
      expect(await list(query), JSON.stringify(query)).toEqual({ items: [], nextCursor: null });
    }
    const theirs = await list({ limit: 1 }, neighbour.tenantId);
    expect(theirs.items).toHaveLength(1);
  });

  it('refuses a cursor it did not make', async () => {
    for (const cursor of ['nonsense', Buffer.from('1.2').toString('base64url'), "' or 1=1"]) {
      await expect(list({ cursor })).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});

describe('getCall', () => {
  it('brings the whole record in order', async () => {
    const callId = await pastCall({ minutesAgo: 400 });
    const at = new Date(startedAt.getTime() - 400 * 60_000);
    const turn = (seq: number) =>
      buildTurn(seq, `turn ${seq}`, { at: new Date(at.getTime() + seq * 1_000).toISOString() });
    const event = { seq: 1, type: 'dtmf', at: at.toISOString(), offsetMs: 5, data: { digit: '1' } };
    const turns = [turn(2), turn(1)].map((each) => ({ callId, turn: each }));
    await appendCallLog([{ tenantId: hotel.tenantId, turns, events: [{ callId, event }] }]);
    await withTenant(hotel.tenantId, async (db) => {
      await db.toolInvocation.create({
        data: {
          tenantId: hotel.tenantId,
          id: newId(),
          callId,
          tool: 'check_availability',
          idempotencyKey: 'k',
          args: { arrival: '2026-11-28' },
          status: 'ok',
          result: { ok: true, code: 'offers', sayFacts: ['The queen room is $109.', 7] },
          startedAt: at,
          offsetMs: 900,
          durationMs: 12,
        },
      });
      await db.recording.create({
        data: {
          tenantId: hotel.tenantId,
          id: newId(),
          callId,
          kind: 'voicemail',
          recordingSid: newId(),
          url: 'http://r',
          durationMs: 5,
        },
      });
    });
    const call = await withTenant(hotel.tenantId, (db) => getCall(db, callId));
    expect(callDetailSchema.parse(call)).toEqual(call);
    expect(call.turns.map(({ text }) => text)).toEqual(['turn 1', 'turn 2']);
    expect(call).toMatchObject({
      events: [{ type: 'dtmf', data: { digit: '1' } }],
      tools: [
        { tool: 'check_availability', status: 'ok', sayFacts: ['The queen room is $109.'], durationMs: 12 },
      ],
      recordings: [{ kind: 'voicemail', durationMs: 5 }],
    });
  });

  it.each([
    ['another tenant’s call', () => pastCall({ hotel: neighbour })],
    ['an unknown id', async () => newId()],
    ['no id at all', async () => "'; drop table call; --"],
  ])('says not found for %s', async (_name, make) => {
    const id = await make();
    await expect(withTenant(hotel.tenantId, (db) => getCall(db, id))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('listLiveCalls', () => {
  it('shows what is on the line with what was said so far', async () => {
    const callId = await pastCall({ status: 'in_progress' });
    const greeting = buildTurn(0, 'Good evening.', { at: startedAt.toISOString() });
    await appendCallLog([{ tenantId: hotel.tenantId, turns: [{ callId, turn: greeting }], events: [] }]);
    await pastCall({ hotel: neighbour, status: 'in_progress' });
    const live = await withTenant(hotel.tenantId, listLiveCalls);
    expect(live).toMatchObject([{ id: callId, status: 'in_progress', turns: [{ text: 'Good evening.' }] }]);
  });
});
