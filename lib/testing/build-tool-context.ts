import type { ToolContext } from '@/lib/agent/tools/tool';
import { type Clock, fakeClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import type { Hotel } from './build-hotel';

/** A caller's line into a hotel at noon of its first night, as a tool sees it. Every call has a key of its own. */
export function buildToolContext(hotel: Hotel, change: Partial<ToolContext> = {}): ToolContext {
  const clock: Clock = fakeClock(`${hotel.from}T17:00:00Z`);
  return {
    tenantId: hotel.tenantId,
    propertyId: hotel.propertyId,
    callId: newId(),
    callerNumber: '+12075550123',
    locale: 'en-US',
    inRoom: false,
    clock,
    idempotencyKey: newId(),
    ...change,
  };
}
