import type { Metadata } from 'next';
import { AdminLiveScreen } from '@/components/admin/admin-live-screen';

export const metadata: Metadata = { title: 'Live calls' };

export default function AdminLivePage() {
  return <AdminLiveScreen />;
}
