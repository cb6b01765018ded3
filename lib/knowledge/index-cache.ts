import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { fromDbDate } from '@/lib/local-date';
import { log } from '@/lib/log';
import { buildPassageIndex, type Passage, type PassageIndex } from './passage-index';

interface CachedIndex {
  index: PassageIndex;
  zone: string;
  /** Count and latest change of the passages it was built from. */
  stamp: string;
  checkedAtMs: number;
}

export interface IndexOwner {
  tenantId: string;
  propertyId: string;
  now: Date;
}

/** How stale an answer may be after staff edit a passage. */
const RECHECK_AFTER_MS = 3_000;
const MAX_PROPERTIES = 500;

const cache = new Map<string, CachedIndex>();
const loading = new Map<string, Promise<CachedIndex>>();

/**
 * The property's index, rebuilt when its passages changed. Asks the database at most every few seconds, once for
 * everyone who waits; while the database is away, the index at hand keeps answering.
 */
export async function freshIndex(owner: IndexOwner): Promise<{ index: PassageIndex; zone: string }> {
  const key = `${owner.tenantId}/${owner.propertyId}`;
  const cached = cache.get(key);
  if (cached && Math.abs(owner.now.getTime() - cached.checkedAtMs) < RECHECK_AFTER_MS) return cached;
  try {
    return await loadOnce(key, owner, cached);
  } catch (error) {
    if (!cached) throw error;
    log.warn(
      { err: error, propertyId: owner.propertyId },
      'knowledge is answered from an index that could not be checked',
    );
    return cached;
  }
}

async function loadOnce(
  key: string,
  owner: IndexOwner,
  cached: CachedIndex | undefined,
): Promise<CachedIndex> {
  const waiting = loading.get(key);
  if (waiting) return waiting;
  const load = withTenant(owner.tenantId, (db) => refresh(db, owner, cached)).finally(() =>
    loading.delete(key),
  );
  loading.set(key, load);
  const fresh = await load;
  cache.delete(key);
  cache.set(key, fresh);
  forgetOldest();
  return fresh;
}

async function refresh(
  db: TenantDb,
  owner: IndexOwner,
  cached: CachedIndex | undefined,
): Promise<CachedIndex> {
  const checkedAtMs = owner.now.getTime();
  const stamp = await readStamp(db, owner.propertyId);
  if (cached?.stamp === stamp) return { ...cached, checkedAtMs };
  const property = await db.property.findFirst({ where: { id: owner.propertyId }, select: { zone: true } });
  const rows = await db.knowledgePassage.findMany({
    where: { propertyId: owner.propertyId },
    orderBy: { id: 'asc' },
  });
  const passages: Passage[] = rows.map(({ id, topic, title, text, locale, validFrom, validTo }) => ({
    id,
    topic,
    title,
    text,
    locale,
    validFrom: validFrom && fromDbDate(validFrom),
    validTo: validTo && fromDbDate(validTo),
  }));
  return { index: buildPassageIndex(passages), zone: property?.zone ?? 'UTC', stamp, checkedAtMs };
}

async function readStamp(db: TenantDb, propertyId: string): Promise<string> {
  const [row] = await db.$queryRaw<{ stamp: string }[]>`
    select count(*) || ' ' || coalesce(max(updated_at)::text, '') as stamp
    from knowledge_passage where property_id = ${propertyId}::uuid`;
  return row?.stamp ?? '';
}

/** Entries move to the end when they are refreshed, so the first is the one unused the longest. */
function forgetOldest(): void {
  if (cache.size <= MAX_PROPERTIES) return;
  const oldest = cache.keys().next().value;
  if (oldest !== undefined) cache.delete(oldest);
}
