import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { permissionsOf } from './permissions';
import type { MeDto } from './schema';
import type { Viewer } from './viewer';

/** The person, their seat, and what every screen of that tenant needs: its properties and colleagues. */
export async function readMe(viewer: Viewer): Promise<MeDto> {
  const { userId, name, email, platformOperator, seat, seats } = viewer;
  const surroundings = seat
    ? await withTenant(seat.tenant.id, readSurroundings)
    : { properties: [], members: [] };
  return {
    user: { id: userId, name, email, platformOperator },
    tenant: seat?.tenant ?? null,
    role: seat?.role ?? null,
    permissions: seat ? [...permissionsOf(seat.role)] : [],
    tenants: seats.map(({ tenant, role }) => ({ id: tenant.id, name: tenant.name, role })),
    ...surroundings,
  };
}

async function readSurroundings(db: TenantDb): Promise<Pick<MeDto, 'properties' | 'members'>> {
  const properties = await db.property.findMany({
    select: {
      id: true,
      name: true,
      kind: true,
      zone: true,
      currency: true,
      numbers: { select: { e164: true, label: true }, orderBy: { e164: 'asc' } },
    },
    orderBy: { createdAt: 'asc' },
  });
  const memberships = await db.membership.findMany({
    select: { role: true, user: { select: { id: true, name: true } } },
    orderBy: { user: { name: 'asc' } },
  });
  return { properties, members: memberships.map(({ role, user }) => ({ ...user, role })) };
}
