import type { Registry } from 'prom-client';
import { withShared } from '@/lib/db/tenant-db';
import { checkReadiness, databaseAnswers } from '@/lib/health/readiness';
import { type HttpRoute, json } from './http-types';

export interface HealthOptions {
  isDraining(): boolean;
  activeCalls(): number;
  registry: Registry;
  /** When a model session last began here, in milliseconds since 1970; null for never. */
  lastModelSession(): number | null;
}

/** A model that answered this recently is reachable, whatever the last probe says. */
const FRESH_SESSION_MS = 5 * 60_000;

/** Whether the process runs, whether it can take calls, and its numbers. */
export function createHealthRoutes(options: HealthOptions): HttpRoute[] {
  return [
    { method: 'GET', path: '/healthz', handle: async () => json(200, { ok: true }) },
    { method: 'GET', path: '/readiness', handle: () => readiness(options) },
    {
      method: 'GET',
      path: '/metrics',
      handle: async () => ({
        status: 200,
        contentType: options.registry.contentType,
        body: await options.registry.metrics(),
      }),
    },
  ];
}

async function readiness(options: HealthOptions) {
  const readiness = await checkReadiness({
    database: databaseAnswers,
    openai: () => modelReachable(options.lastModelSession()),
    accepting: async () => {
      if (options.isDraining()) throw new Error('draining');
    },
  });
  return json(readiness.ok ? 200 : 503, { ...readiness, activeCalls: options.activeCalls() });
}

/** Reachable when a session began lately or the last probe of the vendor went well. Not known yet counts as reachable. */
async function modelReachable(lastSession: number | null): Promise<void> {
  if (lastSession !== null && Date.now() - lastSession < FRESH_SESSION_MS) return;
  const health = await withShared((db) => db.vendorHealth.findUnique({ where: { vendor: 'openai' } }));
  if (health && health.state === 'failing') throw new Error(`openai: ${health.detail}`);
}
