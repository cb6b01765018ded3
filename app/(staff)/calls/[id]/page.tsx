import type { Metadata } from 'next';
import { CallPanel } from '@/components/calls/call-panel';

export const metadata: Metadata = { title: 'Call' };

export default async function CallPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <CallPanel id={id} />;
}
