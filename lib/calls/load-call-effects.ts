import type { TenantDb } from '@/lib/db/tenant-db';
import { fromDbDate, nightsBetween } from '@/lib/local-date';
import { formatMoney } from '@/lib/money';
import type { CallEffects } from './rules';

/** What a call left behind, and what it is worth to the property in minor units of its currency (null for nothing). */
export async function loadCallEffects(
  db: TenantDb,
  callId: string,
): Promise<{ effects: CallEffects; pipelineMinor: number | null }> {
  const bookings = await db.booking.findMany({
    where: { callId, status: { notIn: ['cancelled', 'expired'] } },
    include: { guest: { select: { fullName: true } } },
    orderBy: { createdAt: 'asc' },
  });
  const leads = await db.lead.findMany({ where: { callId }, orderBy: { createdAt: 'asc' } });
  const messages = await db.staffMessage.findMany({ where: { callId }, orderBy: { createdAt: 'asc' } });
  const tools = await db.toolInvocation.findMany({
    where: { callId, status: 'ok' },
    select: { tool: true },
    orderBy: { startedAt: 'asc' },
  });
  const transfers = await db.callEvent.findMany({
    where: { callId, type: 'transfer' },
    select: { data: true },
  });
  const voicemails = await db.recording.count({ where: { callId, kind: 'voicemail' } });
  const values = [
    ...bookings.map(({ totalMinor }) => totalMinor),
    ...leads.flatMap(({ valueMinor }) => valueMinor ?? []),
  ];
  return {
    effects: {
      bookings: bookings.map((booking) => ({
        confirmationCode: booking.confirmationCode,
        guestName: booking.guest.fullName,
        arrival: fromDbDate(booking.arrival),
        nights: nightsBetween(fromDbDate(booking.arrival), fromDbDate(booking.departure)),
        total: formatMoney({ amountMinor: booking.totalMinor, currency: booking.currency }),
      })),
      leads,
      messages,
      tools: tools.map(({ tool }) => tool),
      transferAnswered: transfers.some(({ data }) => isAnswered(data)),
      voicemails,
    },
    pipelineMinor: values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null,
  };
}

function isAnswered(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'answered' in data && data.answered === true;
}
