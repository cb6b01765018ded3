import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { type SpokenGuest, upsertGuest } from './upsert-guest';

let hotel: Hotel;
beforeAll(async () => {
  hotel = await buildHotel();
});

const upsert = (spoken: SpokenGuest, tenantId = hotel.tenantId) =>
  withTenant(tenantId, (db) => upsertGuest(db, spoken));
const guests = () => withTenant(hotel.tenantId, (db) => db.guest.findMany({ include: { phones: true } }));

describe('upsertGuest', () => {
  it('makes a guest once per number and keeps the first name', async () => {
    const first = await upsert({ name: 'Jane Doe', phone: '+12075550101' });
    const again = await upsert({ name: 'Jan Dough', phone: '+12075550101' });
    expect(first).toMatchObject({ created: true, name: 'Jane Doe', nameDiffers: false });
    expect(again).toMatchObject({
      created: false,
      guestId: first.guestId,
      name: 'Jane Doe',
      nameDiffers: true,
    });
  });

  it('adds an address where none was known, and never replaces one', async () => {
    const phone = '+12075550102';
    await upsert({ name: 'Ana Lima', phone });
    expect(await upsert({ name: 'Ana Lima', phone, email: 'ana@example.com' })).toMatchObject({
      email: 'ana@example.com',
    });
    expect(await upsert({ name: 'Ana Lima', phone, email: 'other@example.com' })).toMatchObject({
      email: 'ana@example.com',
    });
  });

  it('finds a guest without a number by address and name together, not by address alone', async () => {
    const one = await upsert({ name: 'Kim Lee', email: 'family@example.com' });
    const same = await upsert({ name: 'kim lee', email: 'Family@example.com' });
    const sister = await upsert({ name: 'Sun Lee', email: 'family@example.com' });
    expect(same.guestId).toBe(one.guestId);
    expect(sister.guestId).not.toBe(one.guestId);
  });

  it('makes one guest of ten calls from one number at once', async () => {
    const phone = '+12075550103';
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, index) => upsert({ name: `Caller Nr${index}`, phone })),
    );
    expect(new Set(made.map((guest) => guest.guestId)).size).toBe(1);
    expect(made.filter((guest) => guest.created)).toHaveLength(1);
    expect((await guests()).filter((guest) => guest.fullName.startsWith('Caller Nr'))).toHaveLength(1);
  });

  it('keeps one number apart in two tenants', async () => {
    const other = await buildHotel();
    const phone = '+12075550104';
    const here = await upsert({ name: 'Jane Doe', phone });
    const there = await upsert({ name: 'Someone Else', phone }, other.tenantId);
    expect(there).toMatchObject({ created: true, name: 'Someone Else' });
    expect(there.guestId).not.toBe(here.guestId);
  });
});
