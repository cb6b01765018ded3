import { afterEach, describe, expect, it, vi } from 'vitest';

/** The environment is read once per module graph, so each case loads its own. */
async function withEnv(variables: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const { vendorMode } = await import('./vendor-mode');
  const { realtimeEndpoint } = await import('./openai/realtime-endpoint');
  return { vendorMode, realtimeEndpoint };
}

afterEach(() => vi.unstubAllEnvs());

describe('vendorMode', () => {
  it('is live at the vendor’s own address, sandbox elsewhere, off without a key', async () => {
    const { vendorMode } = await withEnv({
      OPENAI_API_KEY: 'sk-1',
      OPENAI_BASE_URL: 'https://eu.api.openai.com/v1',
      RESEND_API_KEY: 're_1',
      RESEND_BASE_URL: 'http://localhost:4010/resend',
      TWILIO_API_BASE_URL: 'https://api.twilio.com.example.org',
      STRIPE_SECRET_KEY: '',
    });
    expect([vendorMode('openai'), vendorMode('resend'), vendorMode('twilio'), vendorMode('stripe')]).toEqual([
      'live',
      'sandbox',
      'sandbox',
      'off',
    ]);
  });
});

describe('realtimeEndpoint', () => {
  it.each([
    ['http://localhost:4010/openai/v1', 'ws://localhost:4010/openai/v1/realtime?model=gpt-realtime-2.1'],
    ['https://api.openai.com/v1/', 'wss://api.openai.com/v1/realtime?model=gpt-realtime-2.1'],
  ])('%s becomes a socket', async (base, url) => {
    const { realtimeEndpoint } = await withEnv({ OPENAI_BASE_URL: base, OPENAI_API_KEY: 'sk-1' });
    expect(realtimeEndpoint('gpt-realtime-2.1')).toEqual({ url, headers: { Authorization: 'Bearer sk-1' } });
  });
});
