import { Resend } from 'resend';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxKit, startSandboxKit } from '../testing/sandbox-kit';

let kit: SandboxKit;
let resend: Resend;

beforeEach(async () => {
  kit = await startSandboxKit();
  resend = new Resend('re_sandbox', { baseUrl: `${kit.url}/resend` });
});

afterEach(() => kit.close());

const MAIL = {
  from: 'West Bethel Motel <desk@sandbox.example>',
  to: 'guest@example.com',
  subject: 'Your booking',
  html: '<p>See you on Friday.</p>',
  text: 'See you on Friday.',
};

describe('Resend, asked by the official SDK', () => {
  it('takes an e-mail, shows it in the outbox and finds it again', async () => {
    const sent = await resend.emails.send(MAIL);
    const id = sent.data?.id ?? '';
    expect(kit.outbox.list('email')[0]).toMatchObject({
      id,
      subject: 'Your booking',
      to: ['guest@example.com'],
    });
    const found = await resend.emails.get(id);
    expect(found.data).toMatchObject({ id, subject: 'Your booking', last_event: 'delivered' });
  });

  it('sends a request with the same idempotency key once', async () => {
    const first = await resend.emails.send(MAIL, { idempotencyKey: 'booking-1' });
    const second = await resend.emails.send(MAIL, { idempotencyKey: 'booking-1' });
    expect(second.data?.id).toBe(first.data?.id);
    expect(kit.outbox.list()).toHaveLength(1);
  });

  it('refuses another e-mail under a used idempotency key', async () => {
    await resend.emails.send(MAIL, { idempotencyKey: 'booking-1' });
    const other = await resend.emails.send({ ...MAIL, subject: 'Another' }, { idempotencyKey: 'booking-1' });
    expect(other.error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
  });

  it('refuses an address that is none', async () => {
    const sent = await resend.emails.send({ ...MAIL, to: 'nobody' });
    expect(sent.error).toMatchObject({ statusCode: 422, name: 'validation_error' });
    expect(kit.outbox.list()).toEqual([]);
  });

  it('has a verified domain', async () => {
    const domains = await resend.domains.list();
    expect(domains.data?.data[0]).toMatchObject({ status: 'verified' });
  });

  it('asks for a key', async () => {
    const response = await fetch(`${kit.url}/resend/domains`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ name: 'missing_api_key' });
  });

  it('is unavailable when told to', async () => {
    kit.faults.set('resend', { kind: 'refuse', times: 1 });
    const sent = await resend.emails.send(MAIL);
    expect(sent.error).toMatchObject({ statusCode: 503 });
  });
});
