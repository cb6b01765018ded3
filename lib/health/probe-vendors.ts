import { withShared } from '@/lib/db/tenant-db';
import { log } from '@/lib/log';
import { probeOpenAi } from '@/lib/providers/openai/probe';
import { probeResend } from '@/lib/providers/resend/send-email';
import { probeStripe } from '@/lib/providers/stripe/probe';
import { probeTwilio } from '@/lib/providers/twilio/client';
import { VENDORS, type Vendor, vendorMode } from '@/lib/providers/vendor-mode';

interface VendorState {
  vendor: Vendor;
  mode: string;
  state: 'ok' | 'failing' | 'off';
  detail: string;
  latencyMs: number | null;
}

const PROBES: Record<Vendor, (at: { now: Date }) => Promise<{ latencyMs: number; detail: string }>> = {
  twilio: probeTwilio,
  openai: probeOpenAi,
  stripe: probeStripe,
  resend: probeResend,
};

/** Asks every vendor that is configured for something harmless and writes down how it went. Never throws for a vendor. */
export async function probeVendors({ now }: { now: Date }): Promise<VendorState[]> {
  const states = await Promise.all(VENDORS.map((vendor) => probe(vendor, now)));
  await withShared(async (db) => {
    for (const { vendor, ...state } of states) {
      const row = { ...state, checkedAt: now };
      await db.vendorHealth.upsert({ where: { vendor }, create: { vendor, ...row }, update: row });
    }
  });
  return states;
}

async function probe(vendor: Vendor, now: Date): Promise<VendorState> {
  const mode = vendorMode(vendor);
  if (mode === 'off') return { vendor, mode, state: 'off', detail: 'no key is set', latencyMs: null };
  try {
    return { vendor, mode, state: 'ok', ...(await PROBES[vendor]({ now })) };
  } catch (error) {
    log.warn({ err: error, vendor }, 'health: a vendor does not answer');
    return { vendor, mode, state: 'failing', detail: messageOf(error).slice(0, 300), latencyMs: null };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'no answer';
}
