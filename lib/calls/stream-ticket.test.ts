import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { signStreamTicket, TICKET_LIFE_SECONDS, verifyStreamTicket } from './stream-ticket';

const now = new Date('2026-11-20T12:00:00Z');
const call = {
  tenantId: newId(),
  propertyId: newId(),
  callId: newId(),
  callSid: 'CA1',
  channel: 'twilio' as const,
};
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('stream tickets', () => {
  it('come back as the call they were signed for', () => {
    expect(verifyStreamTicket(signStreamTicket(call, now), now)).toMatchObject(call);
  });

  it('are worth nothing once their minute is over', () => {
    const ticket = signStreamTicket(call, now);
    expect(verifyStreamTicket(ticket, later(TICKET_LIFE_SECONDS - 1))).not.toBeNull();
    expect(verifyStreamTicket(ticket, later(TICKET_LIFE_SECONDS))).toBeNull();
  });

  it('are refused when anything in them was changed', () => {
    const [body = '', signature = ''] = signStreamTicket(call, now).split('.');
    const forged = Buffer.from(JSON.stringify({ ...call, channel: 'browser', exp: 9_999_999_999 })).toString(
      'base64url',
    );
    for (const ticket of [
      `${forged}.${signature}`,
      `${body}.${'A'.repeat(43)}`,
      `${body}.`,
      body,
      '',
      '.',
      'x'.repeat(5_000),
    ]) {
      expect(verifyStreamTicket(ticket, now)).toBeNull();
    }
  });

  it('fit into the path of a URL as they are', () => {
    const ticket = signStreamTicket(call, now);
    expect(encodeURIComponent(ticket)).toBe(ticket);
    expect(ticket.length).toBeLessThan(500);
  });
});
