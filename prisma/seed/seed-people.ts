import { hashPassword } from '@/lib/auth/hash-password';
import type { PlatformDb } from '@/lib/db/tenant-db';
import { DEMO_OPERATOR, DEMO_PASSWORD, DEMO_TENANTS } from './demo-tenants';
import { stableId } from './stable-id';

/** The platform's operator and every property's staff, all marked as demo accounts. */
export async function seedPeople(db: PlatformDb): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const account = (email: string, name: string, platformOperator: boolean) => ({
    id: stableId('user', email),
    email,
    name,
    passwordHash,
    platformOperator,
    demo: true,
  });
  await db.user.createMany({
    data: [
      account(DEMO_OPERATOR.email, DEMO_OPERATOR.name, true),
      ...DEMO_TENANTS.flatMap((tenant) =>
        tenant.people.map((person) => account(person.email, person.name, false)),
      ),
    ],
    skipDuplicates: true,
  });
  await db.membership.createMany({
    data: DEMO_TENANTS.flatMap((tenant) =>
      tenant.people.map((person) => ({
        tenantId: stableId('tenant', tenant.slug),
        userId: stableId('user', person.email),
        role: person.role,
      })),
    ),
    skipDuplicates: true,
  });
}
