import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { withPlatform, withTenant } from './tenant-db';

const [first, second] = [newId(), newId()];

beforeAll(async () => {
  await withPlatform({ actor: 'test', reason: 'make two tenants' }, async (db) => {
    for (const id of [first, second]) await db.tenant.create({ data: { id, name: id, slug: id } });
  });
});

const property = (tenantId: string) => ({
  tenantId,
  id: newId(),
  kind: 'hotel' as const,
  name: 'Inn',
  spokenName: 'the Inn',
  zone: 'America/New_York',
  currency: 'USD',
  address: '1 Main Street',
  fallbackNumber: '+12075550100',
});

describe('withTenant', () => {
  it('shows a tenant its own rows and nobody else’s', async () => {
    const mine = property(first);
    await withTenant(first, (db) => db.property.create({ data: mine }));
    expect(await withTenant(second, (db) => db.property.findMany())).toEqual([]);
    expect(await withTenant(first, (db) => db.property.count())).toBe(1);
  });

  it('refuses to write a row of another tenant', async () => {
    await expect(withTenant(first, (db) => db.property.create({ data: property(second) }))).rejects.toThrow();
  });

  it('sees nothing through raw SQL either', async () => {
    const rows = await withTenant(second, (db) => db.$queryRaw<unknown[]>`select * from property`);
    expect(rows).toEqual([]);
  });

  it('keeps the platform’s audit out of reach', async () => {
    await expect(withTenant(first, (db) => db.platformAudit.findMany())).rejects.toThrow();
  });
});
