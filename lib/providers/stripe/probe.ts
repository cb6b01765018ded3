import Stripe from 'stripe';
import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';

let cached: Stripe | null = null;

function stripe(): Stripe {
  if (!env.STRIPE_SECRET_KEY)
    throw new AppError('vendor_unavailable', { message: 'No key for Stripe is set.' });
  cached ??= new Stripe(env.STRIPE_SECRET_KEY, {
    httpClient: Stripe.createFetchHttpClient(fetchFromConfiguredAddress),
    timeout: 5_000,
    maxNetworkRetries: 0,
    telemetry: false,
  });
  return cached;
}

/** The SDK takes a host but no path; a stand-in may live below one. */
const fetchFromConfiguredAddress: typeof fetch = (input, init) => {
  const asked = new URL(input instanceof Request ? input.url : input);
  return fetch(`${env.STRIPE_API_BASE_URL.replace(/\/+$/, '')}${asked.pathname}${asked.search}`, init);
};

/** Reads the balance: shows that the key works. */
export async function probeStripe(): Promise<{ latencyMs: number; detail: string }> {
  const startedAt = performance.now();
  const balance = await stripe().balance.retrieve();
  return {
    latencyMs: Math.round(performance.now() - startedAt),
    detail: balance.livemode ? 'live mode' : 'test mode',
  };
}
