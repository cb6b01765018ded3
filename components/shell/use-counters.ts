'use client';

import { useQuery } from '@tanstack/react-query';
import { homeQuery } from '@/lib/analytics/client';
import { callQueries } from '@/lib/calls/client';
import type { Section } from './sections';
import { useMe } from './use-me';

/** The numbers beside the sections; a number the person may not know is left out. */
export function useCounters(): Partial<Record<Section['id'], number>> {
  const { permissions } = useMe();
  const live = useQuery({ ...callQueries.live(), enabled: permissions.includes('read_calls') });
  const home = useQuery({ ...homeQuery(), enabled: permissions.includes('read_home') });
  return { live: live.data?.length, actions: home.data?.openActions.total };
}
