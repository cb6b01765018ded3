import type { Prisma } from '@/lib/db/generated/client';
import { VENDORS, type Vendor, vendorMode } from '@/lib/providers/vendor-mode';
import type { IntegrationDto } from './schema';

const NAMES: Record<Vendor, string> = {
  twilio: 'Twilio',
  openai: 'OpenAI',
  stripe: 'Stripe',
  resend: 'Resend',
};

/** Every vendor with what it is connected to and how its last check went. */
export async function listIntegrations(
  db: Pick<Prisma.TransactionClient, 'vendorHealth'>,
): Promise<IntegrationDto[]> {
  const checks = new Map((await db.vendorHealth.findMany()).map((check) => [check.vendor, check]));
  return VENDORS.map((vendor) => {
    const mode = vendorMode(vendor);
    const check = mode === 'off' ? undefined : checks.get(vendor);
    return {
      vendor,
      name: NAMES[vendor],
      mode,
      state: check?.state === 'failing' ? 'failing' : mode,
      detail: check?.detail ?? '',
      latencyMs: check?.latencyMs ?? null,
      checkedAt: check?.checkedAt.toISOString() ?? null,
    };
  });
}
