import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { isSameName } from './rules';

export interface SpokenGuest {
  name: string;
  /** E.164. */
  phone?: string | null;
  email?: string | null;
}

export interface KnownGuest {
  guestId: string;
  created: boolean;
  /** The name on file, which a mishearing never overwrites. */
  name: string;
  email: string | null;
  /** True when the caller gave another name than the one on file. */
  nameDiffers: boolean;
}

/**
 * The guest this phone number belongs to in the tenant, made when there is none. An existing guest keeps their name;
 * an e-mail address is added where none was known. Without a number, name and e-mail together find the guest.
 */
export async function upsertGuest(db: TenantDb, spoken: SpokenGuest): Promise<KnownGuest> {
  const existing = await findGuest(db, spoken);
  if (existing) return keepGuest(db, existing, spoken);
  const { name, phone, email = null } = spoken;
  const guestId = newId();
  const isOurs = await insertGuest(db, guestId, spoken);
  if (phone && !isOurs) return yieldToOther(db, guestId, spoken);
  return { guestId, created: true, name, email, nameDiffers: false };
}

/** The guest and their number in one statement. False when another call gave this number to a guest in the same moment. */
async function insertGuest(
  db: TenantDb,
  guestId: string,
  { name, phone, email }: SpokenGuest,
): Promise<boolean> {
  const claimed = await db.$executeRaw`
    with made as (
      insert into guest (tenant_id, id, full_name, email)
      values (current_tenant(), ${guestId}::uuid, ${name}, ${email ?? null})
      returning tenant_id, id
    )
    insert into guest_phone (tenant_id, e164, guest_id)
    select tenant_id, ${phone ?? null}::text, id from made where ${phone ?? null}::text is not null
    on conflict do nothing`;
  return claimed === 1;
}

interface GuestRow {
  id: string;
  fullName: string;
  email: string | null;
}

async function findGuest(db: TenantDb, { name, phone, email }: SpokenGuest): Promise<GuestRow | null> {
  if (phone) {
    const owners = await db.$queryRaw<GuestRow[]>`
      select g.id, g.full_name as "fullName", g.email from guest_phone p
      join guest g on g.tenant_id = p.tenant_id and g.id = p.guest_id where p.e164 = ${phone}`;
    return owners[0] ?? null;
  }
  if (!email) return null;
  const sameEmail = await db.$queryRaw<GuestRow[]>`
    select id, full_name as "fullName", email from guest where lower(email) = lower(${email}) order by created_at`;
  return sameEmail.find((guest) => isSameName(guest.fullName, name)) ?? null;
}

async function keepGuest(db: TenantDb, guest: GuestRow, { name, email }: SpokenGuest): Promise<KnownGuest> {
  if (email && !guest.email) {
    await db.$executeRaw`update guest set email = ${email} where id = ${guest.id}::uuid and email is null`;
  }
  return {
    guestId: guest.id,
    created: false,
    name: guest.fullName,
    email: guest.email ?? email ?? null,
    nameDiffers: !isSameName(guest.fullName, name),
  };
}

async function yieldToOther(db: TenantDb, guestId: string, spoken: SpokenGuest): Promise<KnownGuest> {
  await db.$executeRaw`delete from guest where id = ${guestId}::uuid`;
  const other = await findGuest(db, spoken);
  if (!other) throw new AppError('conflict', { message: 'The guest changed while being saved.' });
  return keepGuest(db, other, spoken);
}
