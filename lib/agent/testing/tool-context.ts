import { type Clock, fakeClock } from '@/lib/clock';
import type { ToolContext } from '../tools/tool';

/** Friday, 20 November 2026, 10 am in New York. */
export const FRIDAY_MORNING = '2026-11-20T15:00:00Z';

/** The context of a call to the hotel from outside; a test states what differs. */
export function toolContext(
  hotel: { tenantId: string; propertyId: string },
  callId: string,
  change: Partial<ToolContext> & { at?: string } = {},
): ToolContext {
  const { at, ...rest } = change;
  const clock: Clock = fakeClock(at ?? FRIDAY_MORNING);
  return {
    tenantId: hotel.tenantId,
    propertyId: hotel.propertyId,
    callId,
    callerNumber: '+12075550123',
    locale: 'en-US',
    inRoom: false,
    clock,
    idempotencyKey: callId,
    ...rest,
  };
}
