import { createHmac } from 'node:crypto';
import twilio from 'twilio';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateTwilioSignature } from './signature';

const TOKEN = '12345678901234567890123456789012';
const params = { CallSid: 'CA1234567890ABCDE', From: '+12349013030', To: '+18005551212' };
const sign = (url: string, form: Record<string, string> = params, token = TOKEN) =>
  twilio.getExpectedTwilioSignature(token, url, form);

beforeAll(() => {
  process.env.TWILIO_AUTH_TOKEN = TOKEN;
});

describe('validateTwilioSignature', () => {
  const url = 'https://voice.example.com/twilio/voice?foo=1&bar=2';

  it('knows the signature of a webhook', () => {
    expect(validateTwilioSignature({ signature: sign(url), url, params })).toBe(true);
  });

  it('agrees with the documented recipe: HMAC-SHA1 of the URL and its sorted fields', () => {
    const text = `${url}CallSidCA1234567890ABCDEFrom+12349013030To+18005551212`;
    const signature = createHmac('sha1', TOKEN).update(text).digest('base64');
    expect(validateTwilioSignature({ signature, url, params })).toBe(true);
  });

  it('knows the signature of a stream’s upgrade, which has no fields', () => {
    const stream = 'wss://voice.example.com/ws/twilio-stream/ticket';
    expect(validateTwilioSignature({ signature: sign(stream, {}), url: stream, params: {} })).toBe(true);
    expect(
      validateTwilioSignature({
        signature: sign(stream.replace('wss', 'https'), {}),
        url: stream,
        params: {},
      }),
    ).toBe(false);
  });

  it.each([
    ['no signature', undefined, url, params],
    ['another account’s token', sign(url, params, 'f'.repeat(32)), url, params],
    ['another path', sign(url), 'https://voice.example.com/twilio/voice/?foo=1&bar=2', params],
    ['a changed field', sign(url), url, { ...params, From: '+19995551212' }],
    ['an added field', sign(url), url, { ...params, Digits: '1' }],
    ['garbage', 'not base64!', url, params],
  ])('refuses %s', (_name, signature, requested, form) => {
    expect(validateTwilioSignature({ signature, url: requested, params: form })).toBe(false);
  });
});
