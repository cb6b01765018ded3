import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button-link';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main
      id="main"
      className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-4 px-6"
    >
      <h1 className="font-serif text-2xl">Nothing is at this address</h1>
      <p className="text-ink-2">It may have moved, or it belongs to somebody else. Nothing was changed.</p>
      <ButtonLink href="/home">Back to the desk</ButtonLink>
    </main>
  );
}
