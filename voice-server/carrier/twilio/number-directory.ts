import { withTenant } from '@/lib/db/tenant-db';
import { routeNumber } from '@/lib/tenants/route-number';

export interface DialledProperty {
  tenantId: string;
  propertyId: string;
  fallbackNumber: string;
  locale: string;
}

export interface NumberDirectory {
  /** Whose number was dialled; null for nobody's. Throws when the database does not answer. */
  find(e164: string): Promise<DialledProperty | null>;
  /** What is remembered of a number from earlier calls, for when the database does not answer. */
  recall(e164: string): DialledProperty | null;
}

/** More numbers than one process ever answers in a day; beyond it the oldest memory goes. */
const MAX_REMEMBERED = 10_000;

/** Finds the property behind a dialled number, and remembers it: a caller must reach a person even without a database. */
export function createNumberDirectory(): NumberDirectory {
  const remembered = new Map<string, DialledProperty>();

  async function find(e164: string): Promise<DialledProperty | null> {
    const route = await routeNumber(e164);
    if (!route) {
      remembered.delete(e164);
      return null;
    }
    const { fallbackNumber, locale } = await withTenant(route.tenantId, (db) =>
      db.property.findFirstOrThrow({
        where: { id: route.propertyId },
        select: { fallbackNumber: true, locale: true },
      }),
    );
    const property = { ...route, fallbackNumber, locale };
    remembered.delete(e164);
    remembered.set(e164, property);
    const [oldest] = remembered.keys();
    if (remembered.size > MAX_REMEMBERED && oldest) remembered.delete(oldest);
    return property;
  }

  return { find, recall: (e164) => remembered.get(e164) ?? null };
}
