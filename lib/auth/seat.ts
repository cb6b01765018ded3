import type { MemberRole } from './permissions';

/** A tenant a person belongs to, and as what. */
export interface Seat {
  tenant: { id: string; name: string; slug: string; demo: boolean };
  role: MemberRole;
}
