import type { Metadata } from 'next';
import { TestCallScreen } from '@/components/test-call/test-call-screen';

export const metadata: Metadata = { title: 'Call your front desk' };

export default function CallYourFrontDeskPage() {
  return <TestCallScreen />;
}
