import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import type { Hotel } from '@/lib/testing/build-hotel';
import { buildCall } from '../testing/build-call';
import { buildFrontDesk } from '../testing/build-front-desk';
import { toolContext } from '../testing/tool-context';
import { runTool } from './run-tool';
import { takeMessageTool } from './take-message';

let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildFrontDesk();
});

async function takeMessage(
  args: Record<string, unknown>,
  change: { callId?: string; callerNumber?: string | null } = {},
) {
  const callId = change.callId ?? (await buildCall(hotel));
  const { idempotencyKey: _, ...context } = toolContext(hotel, callId, { ...change });
  const { result } = await runTool({
    tools: [takeMessageTool],
    name: 'take_message',
    argsJson: JSON.stringify(args),
    context,
    offsetMs: 0,
    invocationId: newId(),
  });
  const left = await withTenant(hotel.tenantId, async (db) => ({
    messages: await db.staffMessage.findMany({ where: { callId } }),
    actions: await db.actionItem.findMany({ where: { callId } }),
    mails: await db.outboxMessage.findMany({ where: { callId } }),
  }));
  return { result, callId, ...left };
}

describe('take_message', () => {
  it('writes the message, puts it on the list and mails the department', async () => {
    const { result, messages, actions, mails } = await takeMessage({
      for: 'sales',
      message: 'Please send the wedding menu.',
      name: 'Dana Reyes',
      callback_number: '207-555-0188',
      urgency: 'high',
    });
    expect(result).toMatchObject({
      ok: true,
      code: 'message_taken',
      effectRef: `staff_message:${messages[0]?.id}`,
    });
    expect(messages).toMatchObject([
      {
        departmentSlug: 'sales',
        body: 'Please send the wedding menu.',
        callbackNumber: '+12075550188',
        urgency: 'high',
      },
    ]);
    expect(actions).toMatchObject([
      {
        type: 'callback_due',
        priority: 'high',
        contactName: 'Dana Reyes',
        contactPhone: '+12075550188',
        title: 'Message for Sales from Dana Reyes',
      },
    ]);
    expect(actions[0]?.dueAt.toISOString()).toBe('2026-11-20T15:30:00.000Z');
    expect(mails).toMatchObject([{ recipient: 'sales@example.com', channel: 'email', state: 'pending' }]);
    expect(result.sayFacts.join(' ')).toContain('2 0 7, 5 5 5, 0 1 8 8');
  });

  it('takes the number the caller calls from, and mails the alert address for a department without mail', async () => {
    const { result, messages, mails } = await takeMessage({ message: 'Call me about my bill.' });
    expect(messages).toMatchObject([{ departmentSlug: 'front_desk', callbackNumber: '+12075550123' }]);
    expect(mails).toMatchObject([{ recipient: 'alerts@example.com' }]);
    expect(result.sayFacts.join(' ')).toContain('the number you are calling from');
  });

  it('says that there is no number when there is none', async () => {
    const { result, messages } = await takeMessage({ message: 'Hello.' }, { callerNumber: null });
    expect(messages).toMatchObject([{ callbackNumber: null }]);
    expect(result.sayFacts.join(' ')).toContain('no number');
  });

  it('names the person it is for, who need not be a department', async () => {
    const { actions, messages } = await takeMessage({ for: 'Anna', message: 'The parcel came.' });
    expect(actions[0]?.title).toBe('Message for Anna');
    expect(messages[0]?.departmentSlug).toBe('front_desk');
  });

  it('writes one message however often it is asked to', async () => {
    const said = { message: 'Towels, please.', name: 'Lee' };
    const { callId } = await takeMessage(said);
    const { messages, actions, mails } = await takeMessage(said, { callId });
    expect([messages.length, actions.length, mails.length]).toEqual([1, 1, 1]);
    expect(actions[0]?.occurrences).toBe(1);
  });

  it('keeps what callers say from becoming markup, a card number, or endless', async () => {
    const said = `<script>alert(1)</script> my card is 4111 1111 1111 1111 \u202e${'and so on '.repeat(500)}`;
    const { messages, mails } = await takeMessage({ message: said, name: 'Eve\u0000\nBcc: x' });
    expect(messages[0]?.body.length).toBe(1_500);
    expect(messages[0]?.body).toContain('[card number removed]');
    expect(messages[0]?.body).not.toContain('4111');
    expect(messages[0]?.fromName).toBe('Eve Bcc: x');
    expect(mails[0]?.html).not.toContain('<script>');
    expect(mails[0]?.subject).not.toContain('\n');
  });

  it('asks for words', async () => {
    const { result } = await takeMessage({ message: '  \u200b ' });
    expect(result).toMatchObject({ ok: false, code: 'invalid_arguments' });
  });
});
