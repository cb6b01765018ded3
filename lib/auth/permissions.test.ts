import { describe, expect, it } from 'vitest';
import { isAllowed, MEMBER_ROLES, PERMISSIONS, permissionsOf } from './permissions';

describe('permissions', () => {
  it.each([
    ['owner', [...PERMISSIONS]],
    ['manager', [...PERMISSIONS]],
    [
      'agent',
      [
        'read_home',
        'read_calls',
        'read_bookings',
        'read_action_items',
        'update_action_items',
        'place_test_call',
      ],
    ],
    ['read_only', ['read_home', 'read_calls', 'read_bookings', 'read_action_items']],
  ] as const)('lets %s do exactly this', (role, expected) => {
    expect([...permissionsOf(role)].sort()).toEqual([...expected].sort());
  });

  it('lets nobody who only reads change anything', () => {
    const changing = PERMISSIONS.filter((permission) => !permission.startsWith('read_'));
    expect(changing.filter((permission) => isAllowed('read_only', permission))).toEqual([]);
  });

  it('grants each role all that the one below it has', () => {
    const byRank = [...MEMBER_ROLES].reverse();
    for (const [index, role] of byRank.slice(1).entries()) {
      const below = byRank[index] ?? role;
      expect(permissionsOf(role)).toEqual(expect.arrayContaining([...permissionsOf(below)]));
    }
  });
});
