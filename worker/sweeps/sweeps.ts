import { closeOrphanedCalls } from '@/lib/calls/close-orphaned-calls';
import type { SweepName } from '@/lib/jobs/queues';
import { ensurePartitions } from './ensure-partitions';
import { expireHolds } from './expire-holds';

/** Each returns how many rows it changed. */
export const SWEEPS: Record<SweepName, (at: { now: Date }) => Promise<number>> = {
  'ensure-partitions': ensurePartitions,
  'close-orphaned-calls': closeOrphanedCalls,
  'expire-holds': expireHolds,
};
