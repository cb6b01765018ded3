'use client';

import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { type SignInRefusal, signInWithPassword } from '@/lib/auth/client';

const REFUSALS: Record<SignInRefusal, string> = {
  wrong_credentials: 'This e-mail and password do not belong together. Check both and try again.',
  too_many_attempts: 'Too many attempts. Wait a few minutes, then try again.',
  unavailable: 'Front Desk cannot be reached at the moment. You are not signed in; try again shortly.',
};

/** `next` is where to go afterwards; a page of ours, never of another origin. */
export function SignInForm({ next }: { next: string }) {
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [isPending, setPending] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setRefusal(null);
    const outcome = await signInWithPassword({
      email: String(form.get('email')),
      password: String(form.get('password')),
    });
    if (outcome.ok) {
      // Loaded in full, so that every part of the page is rendered for the person who is signed in now.
      window.location.assign(next);
      return;
    }
    setRefusal(outcome.reason);
    setPending(false);
  }

  return (
    <Form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField label="E-mail" name="email" type="email" autoComplete="username" isRequired autoFocus />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
      />
      <p role="alert" className="min-h-5 text-failed text-sm">
        {refusal ? REFUSALS[refusal] : null}
      </p>
      <Button type="submit" variant="primary" size="large" isPending={isPending}>
        Sign in
      </Button>
    </Form>
  );
}
