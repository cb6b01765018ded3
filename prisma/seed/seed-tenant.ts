import type { PlatformDb } from '@/lib/db/tenant-db';
import { toDbDate } from '@/lib/local-date';
import type { DemoTenant } from './demo-tenants';
import { readPassages } from './knowledge/read-passages';
import { stableId } from './stable-id';

/** The tenant, its property, who answers when, its agent and what it knows. Repeatable: rows are made once and left alone. */
export async function seedTenant(
  db: PlatformDb,
  demo: DemoTenant,
  today: string,
): Promise<{ tenantId: string; propertyId: string }> {
  const tenantId = stableId('tenant', demo.slug);
  const propertyId = stableId('property', demo.slug);
  await db.tenant.createMany({
    data: { id: tenantId, name: demo.name, slug: demo.slug, demo: true },
    skipDuplicates: true,
  });
  await db.property.createMany({
    data: {
      tenantId,
      id: propertyId,
      kind: demo.kind,
      name: demo.name,
      spokenName: demo.spokenName,
      zone: demo.zone,
      currency: demo.currency,
      address: demo.address,
      checkInTime: demo.checkInTime,
      checkOutTime: demo.checkOutTime,
      fallbackNumber: demo.fallbackNumber,
      alertEmail: demo.alertEmail,
    },
    skipDuplicates: true,
  });
  await db.phoneNumber.createMany({
    data: { tenantId, id: stableId('number', demo.number), propertyId, e164: demo.number },
    skipDuplicates: true,
  });
  await seedHours(db, demo, { tenantId, propertyId, today });
  await seedAgent(db, demo, { tenantId, propertyId });
  await seedKnowledge(db, demo.slug, { tenantId, propertyId });
  return { tenantId, propertyId };
}

async function seedHours(
  db: PlatformDb,
  demo: DemoTenant,
  at: { tenantId: string; propertyId: string; today: string },
) {
  const { tenantId, propertyId } = at;
  const hours = (
    departmentId: string | null,
    label: string,
    weekdays: number[],
    opens: string,
    closes: string,
  ) =>
    weekdays.map((weekday) => ({
      tenantId,
      propertyId,
      departmentId,
      label,
      weekday,
      opens,
      closes,
      id: stableId('hours', demo.slug, departmentId ?? 'property', label, weekday),
    }));
  await db.department.createMany({
    data: demo.departments.map((department, sort) => ({
      tenantId,
      propertyId,
      id: stableId('department', demo.slug, department.slug),
      slug: department.slug,
      name: department.name,
      phone: department.phone,
      email: department.email,
      isFallback: department.isFallback ?? false,
      sort,
    })),
    skipDuplicates: true,
  });
  await db.openingHours.createMany({
    data: [
      ...demo.hours.flatMap(([label, weekdays, opens, closes]) =>
        hours(null, label, weekdays, opens, closes),
      ),
      ...demo.departments.flatMap((department) =>
        department.hours.flatMap(([weekdays, opens, closes]) =>
          hours(stableId('department', demo.slug, department.slug), '', weekdays, opens, closes),
        ),
      ),
    ],
    skipDuplicates: true,
  });
  const year = Number(at.today.slice(0, 4));
  await db.holiday.createMany({
    data: demo.holidays.flatMap(([monthDay, name]) =>
      [year, year + 1].map((each) => ({
        tenantId,
        propertyId,
        id: stableId('holiday', demo.slug, each, monthDay),
        date: toDbDate(`${each}-${monthDay}`),
        name,
      })),
    ),
    skipDuplicates: true,
  });
}

async function seedAgent(db: PlatformDb, demo: DemoTenant, at: { tenantId: string; propertyId: string }) {
  await db.agentVersion.createMany({
    data: {
      ...at,
      id: stableId('agent', demo.slug, 1),
      number: 1,
      state: 'published',
      name: 'Front desk',
      voice: 'marin',
      greeting: demo.greeting,
      instructions: demo.instructions,
      tools: demo.tools,
      publishedAt: new Date(),
    },
    skipDuplicates: true,
  });
}

async function seedKnowledge(db: PlatformDb, slug: string, at: { tenantId: string; propertyId: string }) {
  await db.knowledgePassage.createMany({
    data: readPassages(slug).map((passage) => ({
      ...at,
      ...passage,
      id: stableId('passage', slug, `${passage.topic}: ${passage.title}`),
    })),
    skipDuplicates: true,
  });
}
