import { BellRing, CalendarCheck, Headset, House, ListTodo, type LucideIcon, Phone } from 'lucide-react';
import type { Permission } from '@/lib/auth/permissions';

export interface Section {
  id: 'home' | 'live' | 'calls' | 'bookings' | 'actions' | 'call';
  href: string;
  label: string;
  /** Where there is room for one short word. */
  shortLabel: string;
  icon: LucideIcon;
  permission: Permission;
}

/** The staff app, in the order of a shift. */
export const SECTIONS: readonly Section[] = [
  { id: 'home', href: '/home', label: 'Home', shortLabel: 'Home', icon: House, permission: 'read_home' },
  { id: 'live', href: '/live', label: 'Live', shortLabel: 'Live', icon: BellRing, permission: 'read_calls' },
  {
    id: 'actions',
    href: '/actions',
    label: 'Action required',
    shortLabel: 'Actions',
    icon: ListTodo,
    permission: 'read_action_items',
  },
  { id: 'calls', href: '/calls', label: 'Calls', shortLabel: 'Calls', icon: Phone, permission: 'read_calls' },
  {
    id: 'bookings',
    href: '/bookings',
    label: 'Bookings',
    shortLabel: 'Bookings',
    icon: CalendarCheck,
    permission: 'read_bookings',
  },
  {
    id: 'call',
    href: '/call',
    label: 'Call your front desk',
    shortLabel: 'Call',
    icon: Headset,
    permission: 'place_test_call',
  },
];

/** True for the page itself and for what lies under it; `/call` is not above `/calls`. */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
