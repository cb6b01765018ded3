import { forgetPoints, type RateLimit, returnPoint, takePoint } from '@/lib/http/rate-limit';

// Attempts are counted per person and address together: whoever guesses at an account from elsewhere cannot lock its
// owner out. The wider limits stop one address from trying many accounts, and many addresses from trying one account;
// the last does not apply where the owner has signed in before.
const PER_PAIR: RateLimit = { name: 'sign_in_pair', points: 8, windowSeconds: 900 };
const PER_ADDRESS: RateLimit = { name: 'sign_in_address', points: 60, windowSeconds: 900 };
const PER_ACCOUNT: RateLimit = { name: 'sign_in_account', points: 60, windowSeconds: 3_600 };

interface Attempt {
  email: string;
  ip: string;
}

export type SignInAllowance = 'open' | 'known_addresses_only' | 'closed';

/**
 * Counts an attempt before its password is looked at, so that attempts sent all at once are counted too. Attempts that are
 * refused anyway do not use up what the account has left for others.
 */
export async function countSignInAttempt({ email, ip }: Attempt): Promise<SignInAllowance> {
  if (!(await takePoint(PER_ADDRESS, ip)).ok) return 'closed';
  if (!(await takePoint(PER_PAIR, `${email} ${ip}`)).ok) return 'closed';
  return (await takePoint(PER_ACCOUNT, email)).ok ? 'open' : 'known_addresses_only';
}

/** An attempt that succeeded was no guess, and the mistakes before it were the owner's. */
export async function forgiveSignInAttempts({ email, ip }: Attempt): Promise<void> {
  await forgetPoints(PER_PAIR, `${email} ${ip}`);
  await returnPoint(PER_ADDRESS, ip);
  await returnPoint(PER_ACCOUNT, email);
}
