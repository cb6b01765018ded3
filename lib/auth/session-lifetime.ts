const DAY_MS = 86_400_000;
const IDLE_DAYS = 30;
const MAX_DAYS = 90;

/** The cookie lives as long as any session may; the database row decides when it really ends. */
export const SESSION_MAX_SECONDS = (MAX_DAYS * DAY_MS) / 1_000;

/** The row is touched at most this often. */
export const TOUCH_EVERY_MS = 60_000;

/** Thirty days after the last use, and ninety after sign-in whatever the use. */
export function sessionExpiry(session: { createdAt: Date; lastSeenAt: Date }): Date {
  const idleEnd = session.lastSeenAt.getTime() + IDLE_DAYS * DAY_MS;
  const absoluteEnd = session.createdAt.getTime() + MAX_DAYS * DAY_MS;
  return new Date(Math.min(idleEnd, absoluteEnd));
}
