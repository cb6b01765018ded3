import { queryOptions } from '@tanstack/react-query';
import { callApi } from '@/lib/http/api-client';
import type { IntegrationDto, PlatformHealthDto, PlatformLiveCall, TenantOverviewDto } from './schema';

export const integrationsQuery = () =>
  queryOptions({
    queryKey: ['integrations'],
    queryFn: async ({ signal }) =>
      (await callApi<{ items: IntegrationDto[] }>('/integrations', { signal })).items,
    refetchInterval: 30_000,
  });

/** The admin console; answered to platform operators only. */
export const platformQueries = {
  tenants: () =>
    queryOptions({
      queryKey: ['platform', 'tenants'],
      queryFn: async ({ signal }) =>
        (await callApi<{ items: TenantOverviewDto[] }>('/admin/tenants', { signal })).items,
      refetchInterval: 30_000,
    }),

  liveCalls: () =>
    queryOptions({
      queryKey: ['platform', 'live-calls'],
      queryFn: async ({ signal }) =>
        (await callApi<{ items: PlatformLiveCall[] }>('/admin/live-calls', { signal })).items,
    }),

  health: () =>
    queryOptions({
      queryKey: ['platform', 'health'],
      queryFn: ({ signal }) => callApi<PlatformHealthDto>('/admin/health', { signal }),
      refetchInterval: 10_000,
    }),
};
