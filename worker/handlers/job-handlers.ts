import type { JobName, JobPayloads } from '@/lib/jobs/queues';
import { deliverMessage } from '@/lib/messaging/deliver-message';
import { analyseCall } from './analyse-call';

export interface JobRun {
  lastTry: boolean;
  now: Date;
}

/** Whoever throws is tried again as the queue's own settings say. */
export const JOB_HANDLERS: {
  [Name in JobName]: (payload: JobPayloads[Name], run: JobRun) => Promise<unknown>;
} = {
  'deliver-message': (payload, run) => deliverMessage({ ...payload, ...run }),
  'analyse-call': (payload) => analyseCall(payload),
};
