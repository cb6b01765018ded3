import { z } from 'zod';
import { callDetailSchema } from '@/lib/calls/schema';

export const tenantOverviewSchema = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  demo: z.boolean(),
  createdAt: z.iso.datetime(),
  properties: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.enum(['hotel', 'restaurant', 'rental']) }),
  ),
  numbers: z.array(z.string()).describe('E.164'),
  memberCount: z.number().int(),
  liveCallCount: z.number().int(),
  callCount24h: z.number().int(),
  failedCallCount24h: z.number().int(),
  bookingCount24h: z.number().int(),
  openActionItemCount: z.number().int(),
  lastCallAt: z.iso.datetime().nullable(),
});
export type TenantOverviewDto = z.infer<typeof tenantOverviewSchema>;

const processHealthSchema = z.object({
  instance: z.string(),
  process: z.string(),
  state: z.enum(['alive', 'silent']).describe('silent: not heard of for 30 seconds'),
  version: z.string(),
  startedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  detail: z.record(z.string(), z.unknown()),
});
export type ProcessHealthDto = z.infer<typeof processHealthSchema>;

const INTEGRATION_STATES = ['sandbox', 'live', 'off', 'failing'] as const;

/** One vendor: against what it runs, and whether its last check went well. */
export const integrationSchema = z.object({
  vendor: z.string(),
  name: z.string(),
  state: z.enum(INTEGRATION_STATES),
  mode: z.enum(['sandbox', 'live', 'off']),
  detail: z.string(),
  latencyMs: z.number().int().nullable(),
  checkedAt: z.iso.datetime().nullable().describe('null when it was never checked'),
});
export type IntegrationDto = z.infer<typeof integrationSchema>;

export const platformHealthSchema = z.object({
  processes: z.array(processHealthSchema),
  vendors: z.array(integrationSchema),
});
export type PlatformHealthDto = z.infer<typeof platformHealthSchema>;

/** A call in progress somewhere on the platform. */
export const platformLiveCallSchema = z.object({
  tenantId: z.string(),
  tenantName: z.string(),
  call: callDetailSchema,
});
export type PlatformLiveCall = z.infer<typeof platformLiveCallSchema>;
