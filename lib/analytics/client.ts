import { queryOptions } from '@tanstack/react-query';
import { callApi } from '@/lib/http/api-client';
import type { HomeDto } from './schema';

/** The morning page: today's numbers and what waits. */
export const homeQuery = () =>
  queryOptions({ queryKey: ['home'], queryFn: ({ signal }) => callApi<HomeDto>('/home', { signal }) });
