import { announce } from '@/components/ui/toast';
import { signOut } from '@/lib/auth/client';

/** Signs out and loads the sign-in page in full, so that nothing of the person stays in memory. */
export async function leave(): Promise<void> {
  try {
    await signOut();
    window.location.assign('/sign-in');
  } catch {
    announce({
      tone: 'failed',
      text: 'You are still signed in: the server could not be reached. Try again.',
    });
  }
}
