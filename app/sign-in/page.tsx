import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { safeNext } from '@/components/sign-in/safe-next';
import { SignInView } from '@/components/sign-in/sign-in-view';
import { findPageViewer } from '@/lib/auth/get-viewer';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const next = safeNext((await searchParams).next);
  const viewer = await findPageViewer();
  // Somebody without a seat and without the console would only be sent back here.
  if (viewer && (viewer.seat || viewer.platformOperator)) redirect(next);
  return <SignInView next={next} />;
}
