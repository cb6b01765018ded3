import type { Metadata } from 'next';
import { TenantsScreen } from '@/components/admin/tenants-screen';

export const metadata: Metadata = { title: 'Tenants' };

export default function TenantsPage() {
  return <TenantsScreen />;
}
