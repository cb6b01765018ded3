import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxKit, startSandboxKit } from '../testing/sandbox-kit';

let kit: SandboxKit;

beforeEach(async () => {
  kit = await startSandboxKit();
});

afterEach(() => kit.close());

function stripe(): Stripe {
  const { hostname, port } = new URL(kit.url);
  return new Stripe('sk_test_sandbox', {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

describe('Stripe, asked by the official SDK', () => {
  it('shows an empty balance in test mode', async () => {
    const balance = await stripe().balance.retrieve();
    expect(balance).toMatchObject({ object: 'balance', livemode: false });
    expect(balance.available[0]).toMatchObject({ amount: 0, currency: 'usd' });
  });

  it('says that an address it does not have is not recognized', async () => {
    const missing = stripe().rawRequest('GET', '/v1/nothing');
    await expect(missing).rejects.toMatchObject({ statusCode: 404, type: 'StripeInvalidRequestError' });
  });

  it('limits the rate in the vendor\u2019s words when told to', async () => {
    kit.faults.set('stripe', { kind: 'rate_limit', times: 1 });
    await expect(stripe().balance.retrieve()).rejects.toMatchObject({
      statusCode: 429,
      type: 'StripeRateLimitError',
    });
  });

  it('is also found below its prefix, and asks for a key', async () => {
    const withKey = await fetch(`${kit.url}/stripe/v1/balance`, {
      headers: { authorization: 'Bearer sk_test' },
    });
    expect(withKey.status).toBe(200);
    const without = await fetch(`${kit.url}/stripe/v1/balance`);
    expect(without.status).toBe(401);
    expect(await without.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });
});
