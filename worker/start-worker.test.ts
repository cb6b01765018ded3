import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startVendorStandIn, type VendorRequest } from '@/lib/testing/vendor-stand-in';

const vendors = await startVendorStandIn();
Object.assign(process.env, {
  RESEND_API_KEY: 're_test',
  RESEND_BASE_URL: `${vendors.baseUrl}/resend`,
  OPENAI_API_KEY: 'sk-test',
  OPENAI_BASE_URL: `${vendors.baseUrl}/openai/v1`,
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_API_BASE_URL: `${vendors.baseUrl}/stripe`,
  TWILIO_API_BASE_URL: `${vendors.baseUrl}/twilio`,
});

// The environment is read at first use, so whatever reads it comes after the lines above.
const { startWorker } = await import('./start-worker');
const { withPlatform, withShared, withTenant } = await import('@/lib/db/tenant-db');
const { queueMessage } = await import('@/lib/messaging/queue-message');
const { deliverMessage } = await import('@/lib/messaging/deliver-message');
const { completeCall } = await import('@/lib/calls/complete-call');
const { appendCallLog } = await import('@/lib/calls/append-call-log');
const { getCall } = await import('@/lib/calls/queries');
const { newId } = await import('@/lib/ids');
const { buildHotel } = await import('@/lib/testing/build-hotel');
const { buildCall, buildTurn } = await import('@/lib/testing/build-call');

const workers: { stop(): Promise<void> }[] = [];
const now = new Date('2026-11-20T17:00:00Z');

async function start() {
  const worker = await startWorker({ host: '127.0.0.1', port: 0 });
  workers.push(worker);
  return worker;
}

const hotel = await buildHotel();
const emailsFor = (id: string) =>
  vendors.requests.filter(
    ({ path, headers }) => path === '/resend/emails' && headers['idempotency-key'] === id,
  );

async function queued(): Promise<string> {
  const { messageId } = await withTenant(hotel.tenantId, (db) =>
    queueMessage(db, {
      propertyId: hotel.propertyId,
      channel: 'email',
      recipient: 'ada@example.com',
      subject: 'Your stay',
      text: 'See you soon.',
      html: '<p>See you soon.</p>',
      dedupeKey: newId(),
    }),
  );
  return messageId;
}

const messageRow = (id: string) =>
  withTenant(hotel.tenantId, (db) => db.outboxMessage.findFirstOrThrow({ where: { id } }));

beforeEach(() => {
  vendors.requests.length = 0;
  vendors.answer('/resend/emails', () => ({ status: 200, body: { id: 'email-1' } }));
  vendors.answer('/resend/domains', () => ({ status: 200, body: { object: 'list', data: [] } }));
  vendors.answer('/openai/v1/models', () => ({
    status: 200,
    body: {
      object: 'list',
      data: [
        { id: 'gpt-realtime-2.1', object: 'model', created: 1, owned_by: 'openai' },
        {
          id: 'gpt-live-transcribe',
          object: 'model',
          created: 1,
          owned_by: 'openai',
          shutdown_date: new Date(Date.now() + 9 * 86_400_000).toISOString(),
        },
      ],
    },
  }));
  vendors.answer('/stripe/v1/balance', () => ({
    status: 200,
    body: { object: 'balance', livemode: false, available: [], pending: [] },
  }));
  vendors.answer('/twilio', () => ({
    status: 503,
    body: { code: 20503, message: 'Service unavailable', status: 503 },
  }));
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

afterAll(() => vendors.close());

describe('the worker', () => {
  it('delivers what waits in the outbox, once, with the row’s id as the idempotency key', async () => {
    const id = await queued();
    await start();
    await vi.waitFor(
      async () =>
        expect(await messageRow(id)).toMatchObject({ state: 'sent', providerId: 'email-1', attempts: 1 }),
      10_000,
    );
    expect(emailsFor(id)).toHaveLength(1);
    expect(JSON.parse(emailsFor(id)[0]?.body ?? '{}')).toMatchObject({
      to: 'ada@example.com',
      subject: 'Your stay',
      html: '<p>See you soon.</p>',
    });
  });

  it('tries a delivery again, and asks a person after the last try', async () => {
    const id = await queued();
    await withPlatform(
      { actor: 'test', reason: 'shorten the pauses' },
      (db) =>
        db.$executeRaw`update pgboss.job set retry_limit = 1, retry_delay = 0, retry_backoff = false where singleton_key = ${id}`,
    );
    vendors.answer('/resend/emails', () => ({
      status: 503,
      body: { name: 'application_error', statusCode: 503, message: 'Busy' },
    }));
    await start();
    await vi.waitFor(
      async () => expect(await messageRow(id)).toMatchObject({ state: 'failed', attempts: 2 }),
      15_000,
    );
    expect(emailsFor(id)).toHaveLength(2);
    expect(
      await withTenant(hotel.tenantId, (db) =>
        db.actionItem.count({ where: { dedupeKey: `undelivered:${id}` } }),
      ),
    ).toBe(1);
  });

  it('answers for its health and says that it lives', async () => {
    const worker = await start();
    expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
    const readiness = await fetch(`${worker.url}/readiness`);
    expect(readiness.status).toBe(200);
    expect(await readiness.json()).toMatchObject({
      ok: true,
      checks: [
        { name: 'database', ok: true },
        { name: 'queue', ok: true },
      ],
    });
    expect((await fetch(`${worker.url}/else`)).status).toBe(404);
    expect(await withShared((db) => db.processHeartbeat.count({ where: { process: 'worker' } }))).toBe(1);
    await workers.splice(0)[0]?.stop();
    expect(await withShared((db) => db.processHeartbeat.count({ where: { process: 'worker' } }))).toBe(0);
  });

  it('writes down how every vendor does', async () => {
    await start();
    const state = async (vendor: string) =>
      withShared((db) => db.vendorHealth.findUnique({ where: { vendor } }));
    await vi.waitFor(
      async () => expect(await state('twilio')).toMatchObject({ mode: 'sandbox', state: 'failing' }),
      10_000,
    );
    expect(await state('openai')).toMatchObject({
      state: 'ok',
      detail: expect.stringMatching(/gpt-live-transcribe is switched off on/),
    });
    expect(await state('stripe')).toMatchObject({ state: 'ok', detail: 'test mode' });
    expect(await state('resend')).toMatchObject({ state: 'ok', detail: '0 domains' });
  });

  it('closes what a dead process left behind as soon as it starts', async () => {
    const { callId } = await buildCall({
      tenantId: hotel.tenantId,
      propertyId: hotel.propertyId,
      now,
      serverInstance: 'voice-long-gone',
    });
    await withTenant(hotel.tenantId, (db) =>
      db.call.updateMany({ where: { id: callId }, data: { status: 'in_progress' } }),
    );
    await start();
    expect(await withTenant(hotel.tenantId, (db) => getCall(db, callId))).toMatchObject({
      status: 'failed',
      endedBy: 'sweep',
    });
  });

  it('gives a finished call the summary of a model, and its cost', async () => {
    answerSummary('Asked whether dogs are welcome; they are, for $40.', ['Dogs']);
    const callId = await finishedCall();
    await start();
    await vi.waitFor(
      async () =>
        expect(await withTenant(hotel.tenantId, (db) => getCall(db, callId))).toMatchObject({
          summary: 'Asked whether dogs are welcome; they are, for $40.',
        }),
      10_000,
    );
    const call = await withTenant(hotel.tenantId, (db) => getCall(db, callId));
    expect(call.costs).toMatchObject([
      { component: 'text_input', quantity: 900 },
      { component: 'text_input_cached', quantity: 100 },
      { component: 'text_output', quantity: 40 },
    ]);
    expect(call.costMicros).toBe(90 + 1 + 20);
  });
});

describe('deliverMessage', () => {
  const deliver = (messageId: string, lastTry = false) =>
    deliverMessage({ tenantId: hotel.tenantId, messageId, lastTry, now });

  it('asks for another try while the mail service stumbles, and then sends', async () => {
    const id = await queued();
    vendors.answer('/resend/emails', () => ({
      status: 500,
      body: { name: 'internal_server_error', statusCode: 500, message: 'Oops' },
    }));
    await expect(deliver(id)).rejects.toMatchObject({ code: 'vendor_unavailable' });
    vendors.answer('/resend/emails', () => 'hang up');
    await expect(deliver(id)).rejects.toMatchObject({ code: 'vendor_unavailable' });
    expect(await messageRow(id)).toMatchObject({
      state: 'pending',
      attempts: 2,
      lastError: expect.stringMatching(/mail service/),
    });
    vendors.answer('/resend/emails', () => ({ status: 200, body: { id: 'email-2' } }));
    expect(await deliver(id)).toBe('sent');
    expect(await messageRow(id)).toMatchObject({ state: 'sent', attempts: 3, lastError: null });
    expect(await deliver(id)).toBe('nothing_to_do');
    expect(emailsFor(id)).toHaveLength(3);
  });

  it('gives up at the last try and asks a person', async () => {
    const id = await queued();
    vendors.answer('/resend/emails', () => ({
      status: 429,
      body: { name: 'rate_limit_exceeded', statusCode: 429, message: 'Slow down' },
    }));
    expect(await deliver(id, true)).toBe('failed');
    expect(await messageRow(id)).toMatchObject({ state: 'failed' });
    expect(await itemsFor(id)).toMatchObject([
      { type: 'sms_undelivered', title: '“Your stay” could not be sent' },
    ]);
  });

  it('does not repeat what the mail service refuses for good', async () => {
    const id = await queued();
    vendors.answer('/resend/emails', () => ({
      status: 422,
      body: { name: 'validation_error', statusCode: 422, message: 'Invalid `to` field.' },
    }));
    expect(await deliver(id)).toBe('failed');
    expect(await messageRow(id)).toMatchObject({
      state: 'failed',
      lastError: 'validation_error: Invalid `to` field.',
    });
    expect(await itemsFor(id)).toHaveLength(1);
  });

  it('does not touch a message of another tenant', async () => {
    const id = await queued();
    const neighbour = await buildHotel();
    expect(await deliverMessage({ tenantId: neighbour.tenantId, messageId: id, lastTry: false, now })).toBe(
      'nothing_to_do',
    );
    expect(await messageRow(id)).toMatchObject({ state: 'pending', attempts: 0 });
  });

  const itemsFor = (id: string) =>
    withTenant(hotel.tenantId, (db) => db.actionItem.findMany({ where: { dedupeKey: `undelivered:${id}` } }));
});

describe('analyseCall', () => {
  it('keeps the summary made from rows when the model adds a price or a code', async () => {
    const { analyseCall } = await import('./handlers/analyse-call');
    answerSummary('Booked a room for $99, confirmation ZZ9XW.', ['booking']);
    const callId = await finishedCall();
    expect(await analyseCall({ tenantId: hotel.tenantId, callId })).toBe('left_as_it_was');
    expect(await withTenant(hotel.tenantId, (db) => getCall(db, callId))).toMatchObject({
      summary: 'Asked: “Do you take dogs?”',
    });
  });

  it('keeps it too when the answer is not what was asked for, and tries again when there is none', async () => {
    const { analyseCall } = await import('./handlers/analyse-call');
    const callId = await finishedCall();
    vendors.answer('/openai/v1/responses', () => ({ status: 200, body: responseOf('I would rather not.') }));
    expect(await analyseCall({ tenantId: hotel.tenantId, callId })).toBe('left_as_it_was');
    vendors.answer('/openai/v1/responses', () => ({ status: 400, body: { error: { message: 'no' } } }));
    await expect(analyseCall({ tenantId: hotel.tenantId, callId })).rejects.toThrow();
  });

  it('asks nothing about a call in which nobody spoke', async () => {
    const { analyseCall } = await import('./handlers/analyse-call');
    const { callId } = await buildCall({ tenantId: hotel.tenantId, propertyId: hotel.propertyId, now });
    await completeCall({
      tenantId: hotel.tenantId,
      callId,
      endedAt: now,
      status: 'completed',
      endedBy: 'caller',
    });
    expect(await analyseCall({ tenantId: hotel.tenantId, callId })).toBe('left_as_it_was');
    expect(vendors.requests).toEqual([]);
  });
});

async function finishedCall(): Promise<string> {
  const { callId } = await buildCall({ tenantId: hotel.tenantId, propertyId: hotel.propertyId, now });
  const turns = [buildTurn(1, 'Do you take dogs?'), buildTurn(2, 'Yes, for 40 dollars a stay.')];
  await appendCallLog([
    { tenantId: hotel.tenantId, turns: turns.map((turn) => ({ callId, turn })), events: [] },
  ]);
  await completeCall({
    tenantId: hotel.tenantId,
    callId,
    endedAt: new Date(now.getTime() + 60_000),
    status: 'completed',
    endedBy: 'caller',
  });
  return callId;
}

function answerSummary(summary: string, reasons: string[]): void {
  vendors.answer('/openai/v1/responses', (request: VendorRequest) => {
    expect(JSON.parse(request.body)).toMatchObject({
      store: false,
      text: { format: { type: 'json_schema' } },
    });
    return { status: 200, body: responseOf(JSON.stringify({ summary, reasons })) };
  });
}

const responseOf = (text: string) => ({
  id: 'resp_1',
  object: 'response',
  status: 'completed',
  output: [
    {
      type: 'message',
      id: 'msg_1',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text, annotations: [] }],
    },
  ],
  usage: {
    input_tokens: 1_000,
    input_tokens_details: { cached_tokens: 100 },
    output_tokens: 40,
    total_tokens: 1_040,
  },
});
