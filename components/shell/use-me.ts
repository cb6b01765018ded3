'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '@/lib/auth/client';
import type { Permission } from '@/lib/auth/permissions';
import type { MeDto } from '@/lib/auth/schema';

/** The signed-in person; the shell has put them into the cache, so this never waits. */
export function useMe(): MeDto {
  return useSuspenseQuery(meQuery()).data;
}

export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}
