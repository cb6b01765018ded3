import { withPlatform } from '@/lib/db/tenant-db';
import { log } from '@/lib/log';

export interface TrialNumber {
  name: string;
  /** E.164 */
  e164: string;
}

const KEEP_MS = 600_000;

let known: { numbers: TrialNumber[]; untilMs: number } | undefined;

/**
 * Numbers of the demo tenants, for a visitor to call; none where no demo is installed. Asked of the database every ten
 * minutes at most, because the page is public. The front page stands without them, so a failure is an empty list.
 */
export async function listTrialNumbers(nowMs = Date.now()): Promise<TrialNumber[]> {
  if (known && nowMs < known.untilMs) return known.numbers;
  try {
    const numbers = await withPlatform(
      { actor: 'front-page', reason: 'numbers to try' },
      (db) =>
        db.$queryRaw<TrialNumber[]>`
        select p.name, n.e164
        from phone_number n
        join property p on p.tenant_id = n.tenant_id and p.id = n.property_id
        join tenant t on t.id = n.tenant_id
        where t.demo
        order by n.e164
        limit 3`,
    );
    known = { numbers, untilMs: nowMs + KEEP_MS };
    return numbers;
  } catch (error) {
    log.warn({ err: error }, 'trial numbers could not be read');
    return known?.numbers ?? [];
  }
}
