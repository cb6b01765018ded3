import { Activity, BellRing, Building2 } from 'lucide-react';

export const ADMIN_SECTIONS = [
  { href: '/admin/tenants', label: 'Tenants', icon: Building2 },
  { href: '/admin/live', label: 'Live calls', icon: BellRing },
  { href: '/admin/health', label: 'Health', icon: Activity },
] as const;
