import { Brand } from '@/components/shell/brand';
import { SignInForm } from './sign-in-form';

export function SignInView({ next }: { next: string }) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-8 px-5 py-10">
      <Brand href="/" />
      <h1 className="font-serif text-2xl">Sign in</h1>
      <SignInForm next={next} />
      <p className="text-ink-3 text-sm">No way in? Ask the owner of your property to invite you.</p>
    </main>
  );
}
