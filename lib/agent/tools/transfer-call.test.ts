import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { Hotel } from '@/lib/testing/build-hotel';
import { buildHotel } from '@/lib/testing/build-hotel';
import { buildFrontDesk } from '../testing/build-front-desk';
import { toolContext } from '../testing/tool-context';
import { transferCallTool } from './transfer-call';

const NIGHT = '2026-11-21T06:00:00Z';
const SATURDAY_NOON = '2026-11-21T17:00:00Z';
const THANKSGIVING = '2026-11-26T16:00:00Z';
let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildFrontDesk();
});

const transfer = (department: string | null, at?: string) =>
  transferCallTool.run(toolContext(hotel, newId(), { at }), {
    department,
    reason: 'Dana asks about a wedding',
  });

describe('transfer_call', () => {
  it('rings an open department with its number, its patience and why', async () => {
    const result = await transfer('sales');
    expect(result).toMatchObject({ ok: true, code: 'transferring' });
    expect(result.control).toEqual({
      type: 'transfer',
      departmentSlug: 'sales',
      phone: '+12072203511',
      ringSeconds: 20,
      summary: 'Dana asks about a wedding',
    });
  });

  it.each(['Sales', 'the sales department', 'SALES'])('understands %j', async (said) => {
    expect((await transfer(said)).control).toMatchObject({ departmentSlug: 'sales' });
  });

  it.each([null, 'a human', 'front desk', 'someone', 'the manager', 'Reception', 'Anna from accounting'])(
    'puts whoever asks for %j through to the desk',
    async (said) => {
      expect((await transfer(said)).control).toMatchObject({
        type: 'transfer',
        departmentSlug: 'front_desk',
      });
    },
  );

  it('offers a message instead of a dead ring, and says when the department opens', async () => {
    const result = await transfer('sales', SATURDAY_NOON);
    expect(result).toMatchObject({ ok: false, code: 'closed' });
    expect(result.control).toBeUndefined();
    expect(result.sayFacts.join(' ')).toContain('Sales is closed right now; it opens on Monday at 9 am.');
    expect(result.sayFacts.join(' ')).toContain('take a message');
    expect(result.alternatives).toContainEqual({ department: 'front_desk', name: 'Front desk' });
  });

  it('knows the holidays of the property', async () => {
    expect((await transfer('sales', THANKSGIVING)).code).toBe('closed');
    expect((await transfer('sales', THANKSGIVING)).sayFacts[0]).toContain('tomorrow at 9 am');
  });

  it('finds somebody who is there at night, and the fallback number when nobody is', async () => {
    expect((await transfer(null, NIGHT)).control).toMatchObject({ departmentSlug: 'housekeeping' });
    expect((await transfer('a person', THANKSGIVING)).control).toMatchObject({
      departmentSlug: 'fallback',
      phone: '+12072203599',
    });
  });

  it('reaches the fallback number of a property without departments', async () => {
    const bare = await buildHotel();
    const result = await transferCallTool.run(toolContext(bare, newId()), {
      department: 'sales',
      reason: 'x',
    });
    expect(result.control).toMatchObject({ type: 'transfer', departmentSlug: 'fallback' });
  });

  it.each(['room 214', '214', 'the guest in 12', 'suite 3'])('puts nobody through to %j', async (said) => {
    const result = await transfer(said);
    expect(result).toMatchObject({ ok: false, code: 'private' });
    expect(result.control).toBeUndefined();
    expect(result.sayFacts.join(' ')).not.toMatch(/214|12\b/);
  });
});
