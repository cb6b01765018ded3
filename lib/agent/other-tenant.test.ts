import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { recordGap } from '@/lib/knowledge/record-gap';
import { searchKnowledge } from '@/lib/knowledge/search';
import { createLead } from '@/lib/leads/create-lead';
import { mailStaff } from '@/lib/messaging/mail-staff';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { updateActionItems } from '@/lib/requests/update-action-items';
import type { Hotel } from '@/lib/testing/build-hotel';
import { loadCallBrief } from './call-brief';
import { loadCallerMemory } from './caller-memory';
import { buildCall } from './testing/build-call';
import { buildFrontDesk } from './testing/build-front-desk';
import { FRIDAY_MORNING, toolContext } from './testing/tool-context';
import { toolsFor } from './tools/registry';
import { runTool } from './tools/run-tool';

const NOW = new Date(FRIDAY_MORNING);
const CALLER = '+12075550123';
/** Everything here is driven as `ours` with the ids of `theirs`. */
let ours: Hotel;
let theirs: Hotel;
let theirCall: string;
let theirLead: string;
let theirAction: string;

beforeAll(async () => {
  ours = await buildFrontDesk({ name: 'Our Inn' });
  theirs = await buildFrontDesk({
    name: 'Their Inn',
    passages: [{ topic: 'pets', title: 'Pets', text: 'Their dogs sleep free.' }],
  });
  theirCall = await buildCall(theirs);
  const { tenantId, propertyId } = theirs;
  await withTenant(tenantId, async (db) => {
    const said = {
      name: 'Their Guest',
      phone: CALLER,
      email: null,
      need: 'x',
      arrival: null,
      departure: null,
      reasonNotBooked: '',
    };
    theirLead = (await createLead(db, { tenantId, propertyId, callId: theirCall, now: NOW, ...said })).lead
      .id;
    theirAction = (
      await raiseActionItem(db, {
        propertyId,
        type: 'voicemail',
        title: 'Theirs',
        dedupeKey: 'shared-key',
        now: NOW,
      })
    ).id;
  });
  await searchKnowledge({ ...theirs, query: 'dogs', locale: 'en', now: NOW });
});

const asUs = <Result>(work: Parameters<typeof withTenant<Result>>[1]): Promise<Result> =>
  withTenant(ours.tenantId, work);

function countTheirRows() {
  return withTenant(theirs.tenantId, async (db) => ({
    actions: await db.actionItem.findMany({
      select: { id: true, state: true, occurrences: true },
      orderBy: { id: 'asc' },
    }),
    leads: await db.lead.count(),
    messages: await db.staffMessage.count(),
    mails: await db.outboxMessage.count(),
    gaps: await db.knowledgeGap.count(),
    bookings: await db.booking.count(),
    holds: await db.hold.count(),
    quotes: await db.quote.count(),
    invocations: await db.toolInvocation.count(),
    audits: await db.auditLog.count(),
  }));
}

describe('another tenant’s ids', () => {
  it('change nothing and reach nobody', async () => {
    const changed = await asUs((db) =>
      updateActionItems(db, [theirAction], { action: 'done' }, { id: 'user:us', now: NOW }),
    );
    expect(changed).toEqual([]);
    const mail = { propertyId: theirs.propertyId, subject: 'x', lines: ['x'], dedupeKey: 'x' };
    expect(await asUs((db) => mailStaff(db, mail))).toBe(false);
  });

  it('open no brief', async () => {
    const call = { callId: theirCall, callerNumber: CALLER, now: NOW };
    const brief = loadCallBrief({ tenantId: ours.tenantId, propertyId: theirs.propertyId, ...call });
    await expect(brief).rejects.toMatchObject({ code: 'not_found' });
  });

  it('answer no question, though the other’s index is warm', async () => {
    const answer = await searchKnowledge({
      tenantId: ours.tenantId,
      propertyId: theirs.propertyId,
      query: 'dogs',
      locale: 'en',
      now: NOW,
    });
    expect(answer).toEqual({ known: false, hits: [] });
  });

  it('remember no caller', async () => {
    const caller = {
      propertyId: theirs.propertyId,
      callId: newId(),
      callerNumber: CALLER,
      today: '2026-11-20',
    };
    expect(await asUs((db) => loadCallerMemory(db, caller))).toEqual({
      guest: null,
      lastCalls: [],
      upcomingBookings: [],
    });
  });

  it('share no key: what one raises or asks does not count for the other', async () => {
    const before = await countTheirRows();
    const raised = await asUs((db) =>
      raiseActionItem(db, {
        propertyId: ours.propertyId,
        type: 'voicemail',
        title: 'Ours',
        dedupeKey: 'shared-key',
        now: NOW,
      }),
    );
    expect(raised.created).toBe(true);
    await asUs((db) =>
      recordGap(db, {
        propertyId: ours.propertyId,
        question: 'casino',
        locale: 'en',
        callId: null,
        now: NOW,
      }),
    );
    expect(await countTheirRows()).toEqual(before);
  });

  const ARGUMENTS: Record<string, () => Record<string, unknown>> = {
    search_knowledge: () => ({ query: 'can I bring my dog' }),
    check_availability: () => ({ arrival: '2026-12-04', departure: '2026-12-06', rooms: [{ adults: 2 }] }),
    place_hold: () => ({ offer_id: theirLead }),
    create_booking: () => ({ hold_id: theirLead, guest_name: 'Us', phone: CALLER }),
    create_lead: () => ({ name: 'Their Guest', need: 'x' }),
    take_message: () => ({ message: 'x' }),
    transfer_call: () => ({ reason: 'x' }),
    emergency_protocol: () => ({ type: 'medical' }),
  };

  it.each(Object.keys(ARGUMENTS))('are refused by %s itself, on a call of our own', async (name) => {
    const before = await countTheirRows();
    const [tool] = toolsFor([name]).filter((candidate) => candidate.name === name);
    const context = toolContext(
      { tenantId: ours.tenantId, propertyId: theirs.propertyId },
      await buildCall(ours),
    );
    const result = await tool
      ?.run(context, tool.input.parse(ARGUMENTS[name]?.()))
      .catch(() => ({ ok: false }));
    expect(result?.ok).toBe(false);
    expect(JSON.stringify(result)).not.toMatch(/Their|sleep free|\+1207220/);
    expect(await countTheirRows()).toEqual(before);
  });

  it('hold and book nothing, though the offer is real', async () => {
    const tools = toolsFor(['check_availability', 'place_hold', 'create_booking']);
    const asked = async (hotel: Hotel, callId: string, name: string, args: Record<string, unknown>) => {
      const { idempotencyKey: _, ...context } = toolContext(hotel, callId);
      const run = { tools, name, context, offsetMs: 0, invocationId: newId() };
      return (await runTool({ ...run, argsJson: JSON.stringify(args) })).result;
    };
    const stay = { arrival: '2026-12-04', departure: '2026-12-06', rooms: [{ adults: 2 }] };
    const offered = await asked(theirs, theirCall, 'check_availability', stay);
    const offerId = /"offer_id":"([^"]+)"/.exec(JSON.stringify(offered.data))?.[1];
    expect(offerId).toBeDefined();
    const before = await countTheirRows();
    const ourCall = await buildCall(ours);
    expect(await asked(ours, ourCall, 'place_hold', { offer_id: offerId })).toMatchObject({ ok: false });
    expect(
      await asked(ours, ourCall, 'create_booking', { offer_id: offerId, guest_name: 'Us Too' }),
    ).toMatchObject({ ok: false });
    expect(await countTheirRows()).toEqual(before);
  });

  it.each(Object.keys(ARGUMENTS))('let %s do and tell nothing on a call of theirs', async (name) => {
    const before = await countTheirRows();
    const { idempotencyKey: _, ...context } = toolContext(
      { tenantId: ours.tenantId, propertyId: theirs.propertyId },
      theirCall,
    );
    const { result } = await runTool({
      tools: toolsFor(Object.keys(ARGUMENTS)),
      name,
      argsJson: JSON.stringify(ARGUMENTS[name]?.()),
      context,
      offsetMs: 0,
      invocationId: newId(),
    });
    expect(result.ok).toBe(false);
    expect(result.code).not.toBe('invalid_arguments');
    expect(JSON.stringify(result)).not.toMatch(/Their|sleep free|\+1207220/);
    expect(await countTheirRows()).toEqual(before);
  });
});
