import type { QueueOptions } from 'pg-boss';

/** What each job is told. Only ids travel; the handler reads the rest when it runs. */
export interface JobPayloads {
  'deliver-message': { tenantId: string; messageId: string };
  'analyse-call': { tenantId: string; callId: string };
}

export type JobName = keyof JobPayloads;

interface QueueDefinition extends QueueOptions {
  /** `short`: at most one job waits for the same key; one more may run meanwhile. */
  policy: 'short';
}

const DAY = 86_400;

/** A message is tried for about an hour: 5 s, 10 s, 20 s … and never more than ten minutes apart. */
const DELIVERY_ATTEMPTS = 10;

export const JOB_QUEUES: Record<JobName, QueueDefinition> = {
  'deliver-message': {
    policy: 'short',
    retryLimit: DELIVERY_ATTEMPTS - 1,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 60,
    deleteAfterSeconds: 7 * DAY,
  },
  'analyse-call': {
    policy: 'short',
    retryLimit: 4,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 120,
    deleteAfterSeconds: 7 * DAY,
  },
};

/** Sweeps by the clock, in UTC. They cross tenants, so nobody but the worker may file them. */
export const SWEEP_SCHEDULES = {
  'close-orphaned-calls': '* * * * *',
  'expire-holds': '7 * * * *',
  'ensure-partitions': '20 2 * * *',
} as const;

export type SweepName = keyof typeof SWEEP_SCHEDULES;

export const SWEEP_QUEUE: QueueDefinition = {
  policy: 'short',
  retryLimit: 0,
  expireInSeconds: 300,
  deleteAfterSeconds: DAY,
};

/** The schema pg-boss lives in; installed by the owner, never by a process. */
export const QUEUE_SCHEMA = 'pgboss';
