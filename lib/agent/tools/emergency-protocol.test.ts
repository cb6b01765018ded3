import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import type { Hotel } from '@/lib/testing/build-hotel';
import { buildCall } from '../testing/build-call';
import { buildFrontDesk } from '../testing/build-front-desk';
import { toolContext } from '../testing/tool-context';
import { emergencyProtocolTool } from './emergency-protocol';

let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildFrontDesk();
});

const medical = {
  type: 'medical' as const,
  location: 'room 12',
  details: 'He cannot breathe',
  connect_staff: false,
};

describe('emergency_protocol', () => {
  it('tells an outside caller to call 911 themselves, pages the staff at once, and stays', async () => {
    const callId = await buildCall(hotel);
    const result = await emergencyProtocolTool.run(toolContext(hotel, callId), medical);
    expect(result).toMatchObject({ ok: true, control: { type: 'emergency', kind: 'medical' } });
    const said = result.sayFacts.join(' ');
    expect(said).toMatch(/^Please call 911 now from your phone; I cannot call them for you\./);
    expect(said).toContain('12 Main Street, Bethel, Maine');
    expect(said).toContain('Our staff have been alerted.');
    expect(said).toContain('I am staying on the line with you.');
    const [actions, mails] = await withTenant(hotel.tenantId, async (db) => [
      await db.actionItem.findMany({ where: { callId } }),
      await db.outboxMessage.findMany({ where: { callId } }),
    ]);
    expect(actions).toMatchObject([
      { type: 'emergency', priority: 'urgent', state: 'open', contactPhone: '+12075550123' },
    ]);
    expect(actions[0]?.dueAt.toISOString()).toBe('2026-11-20T15:02:00.000Z');
    expect(actions[0]?.title).toBe('Medical emergency, caller outside: room 12');
    expect(mails).toMatchObject([{ recipient: 'alerts@example.com' }]);
    expect(mails[0]?.subject).toMatch(/^EMERGENCY: /);
  });

  it('tells a caller in a room to dial directly from that phone', async () => {
    const context = toolContext(hotel, await buildCall(hotel), { inRoom: true });
    const said = (await emergencyProtocolTool.run(context, medical)).sayFacts.join(' ');
    expect(said).toContain('dial 911 directly from this phone');
    expect(said).toContain('no prefix');
  });

  it.each([
    ['fire', /Leave the building/],
    ['gas', /do not use lights/],
    ['violence', /just yes or no/],
    ['self_harm', /988/],
    ['bomb_threat', /Move away/],
  ] as const)('knows what comes first in %s', async (type, words) => {
    const result = await emergencyProtocolTool.run(toolContext(hotel, await buildCall(hotel)), {
      ...medical,
      type,
    });
    expect(result.sayFacts.join(' ')).toMatch(words);
    expect(result.sayFacts.join(' ')).toContain('911');
  });

  it('pages once and counts the rest', async () => {
    const context = toolContext(hotel, await buildCall(hotel));
    await emergencyProtocolTool.run(context, medical);
    await emergencyProtocolTool.run(context, medical);
    const actions = await withTenant(hotel.tenantId, (db) =>
      db.actionItem.findMany({ where: { callId: context.callId } }),
    );
    expect(actions).toMatchObject([{ occurrences: 2 }]);
  });

  it('connects to the fallback number when the caller wants staff as well', async () => {
    const context = toolContext(hotel, await buildCall(hotel));
    const result = await emergencyProtocolTool.run(context, { ...medical, connect_staff: true });
    expect(result.control).toMatchObject({ type: 'transfer', phone: '+12072203599' });
  });

  it('never claims to have called anyone', async () => {
    const result = await emergencyProtocolTool.run(toolContext(hotel, await buildCall(hotel)), medical);
    expect(result.sayFacts.join(' ')).not.toMatch(
      /\b(?:I(?:'ve| have)? called|help is on the way|are on their way)\b/i,
    );
  });

  it('tells the caller what to do even when nothing can be written', async () => {
    const nowhere = { tenantId: newId(), propertyId: newId() };
    const result = await emergencyProtocolTool.run(toolContext(nowhere, newId()), medical);
    expect(result).toMatchObject({
      ok: false,
      code: 'staff_not_alerted',
      control: { type: 'emergency', kind: 'medical' },
    });
    expect(result.sayFacts.join(' ')).toContain('your local emergency number');
    expect(result.sayFacts.join(' ')).not.toContain('have been alerted');
  });
});
