import type { TenantDb } from '@/lib/db/tenant-db';
import { queueMessage } from './queue-message';

export interface StaffMail {
  propertyId: string;
  /** The department that should hear of it; the property's alert address is used when it has none. */
  departmentSlug?: string;
  subject: string;
  lines: string[];
  dedupeKey: string;
  callId?: string;
}

/**
 * Queues an e-mail to the people concerned: the department, or else the property's alert address, or else the
 * first department that has one. False when nobody left an address.
 */
export async function mailStaff(db: TenantDb, mail: StaffMail): Promise<boolean> {
  const recipient = await findAddress(db, mail);
  if (recipient === null) return false;
  const { propertyId, subject, lines, dedupeKey, callId } = mail;
  await queueMessage(db, {
    propertyId,
    channel: 'email',
    recipient,
    subject,
    text: lines.join('\n'),
    html: lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n'),
    dedupeKey,
    callId,
  });
  return true;
}

async function findAddress(db: TenantDb, { propertyId, departmentSlug }: StaffMail): Promise<string | null> {
  const property = await db.property.findFirst({ where: { id: propertyId }, select: { alertEmail: true } });
  const departments = await db.department.findMany({
    where: { propertyId, email: { not: null } },
    select: { slug: true, email: true },
    orderBy: [{ sort: 'asc' }, { slug: 'asc' }],
  });
  const ofDepartment = departments.find(({ slug }) => slug === departmentSlug)?.email;
  return ofDepartment ?? property?.alertEmail ?? departments[0]?.email ?? null;
}

/** Callers' words end up in a mail client: nothing they say may become markup. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
