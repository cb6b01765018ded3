import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { getProperty, listDepartments, listProperties } from './queries';
import { routeNumber } from './route-number';

let inn: Hotel;
let bistro: Hotel;

beforeAll(async () => {
  inn = await buildHotel({ name: 'Old Inn' });
  bistro = await buildHotel({ name: 'Bistro', tenantId: inn.tenantId });
  const row = { tenantId: inn.tenantId, propertyId: inn.propertyId };
  await withTenant(inn.tenantId, async (db) => {
    const own = newId();
    await db.department.create({
      data: { ...row, id: own, slug: 'sales', name: 'Sales', phone: '+12075550100', sort: 2 },
    });
    await db.openingHours.create({
      data: { ...row, id: newId(), departmentId: own, weekday: 1, opens: '09:00', closes: '17:00' },
    });
    await db.department.create({
      data: { ...row, id: newId(), slug: 'desk', name: 'Desk', phone: '+12075550101', sort: 1 },
    });
    await db.openingHours.create({
      data: { ...row, id: newId(), weekday: 5, opens: '08:00', closes: '20:00' },
    });
  });
});

describe('routeNumber', () => {
  it('finds whose number was dialled, and nobody for a number nobody has', async () => {
    expect(await routeNumber(inn.e164)).toEqual({ tenantId: inn.tenantId, propertyId: inn.propertyId });
    expect(await routeNumber('+19995550000')).toBeNull();
    expect(await routeNumber('not a number')).toBeNull();
  });
});

describe('properties', () => {
  it('are listed by name with their numbers', async () => {
    const properties = await withTenant(inn.tenantId, listProperties);
    expect(properties.map(({ name }) => name)).toEqual(['Bistro', 'Old Inn']);
    expect(properties[0]?.numbers).toEqual([{ e164: bistro.e164, label: 'Main line' }]);
  });

  it('are found one by one, or not found', async () => {
    expect(await withTenant(inn.tenantId, (db) => getProperty(db, inn.propertyId))).toMatchObject({
      name: 'Old Inn',
      kind: 'hotel',
    });
    await expect(withTenant(inn.tenantId, (db) => getProperty(db, newId()))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('listDepartments', () => {
  it('stand in ring order; who states no hours keeps those of the house', async () => {
    const friday = new Date('2026-11-20T15:00:00Z');
    const departments = await withTenant(inn.tenantId, (db) => listDepartments(db, inn.propertyId, friday));
    expect(departments).toMatchObject([
      { slug: 'desk', isOpenNow: true, hours: 'Friday 8 am to 8 pm', opensNext: null },
      { slug: 'sales', isOpenNow: false, hours: 'Monday 9 am to 5 pm', opensNext: 'on Monday at 9 am' },
    ]);
  });
});
