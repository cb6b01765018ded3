export const MEMBER_ROLES = ['owner', 'manager', 'agent', 'read_only'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const PERMISSIONS = [
  'read_home',
  'read_calls',
  'read_bookings',
  'read_action_items',
  'update_action_items',
  'place_test_call',
  'read_integrations',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READING: readonly Permission[] = ['read_home', 'read_calls', 'read_bookings', 'read_action_items'];
const SHIFT_WORK: readonly Permission[] = [...READING, 'update_action_items', 'place_test_call'];
const RUNNING_THE_HOUSE: readonly Permission[] = [...SHIFT_WORK, 'read_integrations'];

/** Who may do what in a tenant; the only place that knows. Platform operators have no role here, they have the admin console. */
const GRANTS: Record<MemberRole, readonly Permission[]> = {
  owner: RUNNING_THE_HOUSE,
  manager: RUNNING_THE_HOUSE,
  agent: SHIFT_WORK,
  read_only: READING,
};

export function permissionsOf(role: MemberRole): readonly Permission[] {
  return GRANTS[role];
}

export function isAllowed(role: MemberRole, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}
