import { withPlatform } from '@/lib/db/tenant-db';
import { todayIn } from '@/lib/local-date';
import { DEMO_TENANTS } from './demo-tenants';
import { seedHistory } from './history/seed-history';
import { seedNights } from './seed-nights';
import { seedPeople } from './seed-people';
import { seedTenant } from './seed-tenant';

/**
 * The demo: three properties with people, knowledge, 400 nights of rates and a month of history. Runs at every start;
 * only what is missing is written, so that the nights ahead roll on and nothing a visitor changed is undone.
 */
export async function seed(now: Date, report: (line: string) => void = () => {}): Promise<void> {
  for (const demo of DEMO_TENANTS) {
    const today = todayIn(demo.zone, now);
    const at = await withPlatform({ actor: 'seed', reason: 'seed demo tenant' }, async (db) => {
      const property = await seedTenant(db, demo, today);
      await seedNights(db, demo.slug, property, today);
      return property;
    });
    await withPlatform({ actor: 'seed', reason: 'seed demo history' }, (db) =>
      seedHistory(db, demo, at, today, now),
    );
    report(demo.name);
  }
  await withPlatform({ actor: 'seed', reason: 'seed demo people' }, seedPeople);
}
