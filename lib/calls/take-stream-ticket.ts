import { withTenant } from '@/lib/db/tenant-db';

/**
 * A media stream may be opened once per ticket. True for the first who asks, false for a second, for a call that is
 * over, and for a call of another tenant.
 */
export async function takeStreamTicket(ticket: {
  tenantId: string;
  callId: string;
  now: Date;
}): Promise<boolean> {
  return withTenant(ticket.tenantId, async (db) => {
    const { count } = await db.call.updateMany({
      where: { id: ticket.callId, ticketUsedAt: null, endedAt: null },
      data: { ticketUsedAt: ticket.now },
    });
    return count === 1;
  });
}

/** Lets the call open another stream: after a transfer nobody took, the caller comes back to the agent. */
export async function renewStreamTicket(ticket: { tenantId: string; callId: string }): Promise<boolean> {
  return withTenant(ticket.tenantId, async (db) => {
    const { count } = await db.call.updateMany({
      where: { id: ticket.callId, endedAt: null },
      data: { ticketUsedAt: null },
    });
    return count === 1;
  });
}
