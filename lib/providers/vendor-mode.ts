import { env } from '@/lib/env/env';

export const VENDORS = ['twilio', 'openai', 'stripe', 'resend'] as const;
export type Vendor = (typeof VENDORS)[number];

/** `live` talks to the vendor, `sandbox` to a stand-in at another address, `off` to nobody: no key is set. */
export type VendorMode = 'live' | 'sandbox' | 'off';

const OWN_HOSTS: Record<Vendor, RegExp> = {
  twilio: /(^|\.)twilio\.com$/,
  openai: /(^|\.)openai\.com$/,
  stripe: /(^|\.)stripe\.com$/,
  resend: /(^|\.)resend\.com$/,
};

export function vendorMode(vendor: Vendor): VendorMode {
  const { baseUrl, key } = settingsOf(vendor);
  if (!key) return 'off';
  return OWN_HOSTS[vendor].test(new URL(baseUrl).hostname) ? 'live' : 'sandbox';
}

function settingsOf(vendor: Vendor): { baseUrl: string; key: string | undefined } {
  switch (vendor) {
    case 'twilio':
      return { baseUrl: env.TWILIO_API_BASE_URL, key: env.TWILIO_AUTH_TOKEN };
    case 'openai':
      return { baseUrl: env.OPENAI_BASE_URL, key: env.OPENAI_API_KEY };
    case 'stripe':
      return { baseUrl: env.STRIPE_API_BASE_URL, key: env.STRIPE_SECRET_KEY };
    case 'resend':
      return { baseUrl: env.RESEND_BASE_URL, key: env.RESEND_API_KEY };
  }
}
