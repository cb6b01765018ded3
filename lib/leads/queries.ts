import type { Lead, Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { cutPage, readCursor } from '@/lib/http/cursor';
import type { Page } from '@/lib/http/page';
import { fromDbDate } from '@/lib/local-date';
import type { LeadDto, ListLeadsQuery } from './schema';

/** Leads, the newest first. Ids are made in the order of time, so the id alone is the key of the page. */
export async function listLeads(db: TenantDb, query: ListLeadsQuery): Promise<Page<LeadDto>> {
  const rows = await db.lead.findMany({
    where: {
      AND: [filtersOf(query), afterCursor(query.cursor)],
    },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
  const { items, nextCursor } = cutPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: items.map(presentLead), nextCursor };
}

export async function getLead(db: TenantDb, id: string): Promise<LeadDto> {
  const lead = await db.lead.findFirst({ where: { id } });
  if (!lead) throw new AppError('not_found', { message: 'There is no such lead.' });
  return presentLead(lead);
}

function filtersOf({ q, stage, propertyId }: ListLeadsQuery): Prisma.LeadWhereInput {
  const words = q === undefined || q === '' ? undefined : { contains: q, mode: 'insensitive' as const };
  return {
    stage,
    propertyId,
    ...(words
      ? { OR: [{ name: words }, { number: words }, { phone: words }, { email: words }, { need: words }] }
      : {}),
  };
}

function afterCursor(cursor: string | undefined): Prisma.LeadWhereInput {
  return cursor === undefined ? {} : { id: { lt: readCursor(cursor).id } };
}

function presentLead(lead: Lead): LeadDto {
  return {
    id: lead.id,
    number: lead.number,
    propertyId: lead.propertyId,
    callId: lead.callId,
    name: lead.name,
    phone: lead.phone,
    email: lead.email,
    need: lead.need,
    arrival: lead.arrival && fromDbDate(lead.arrival),
    departure: lead.departure && fromDbDate(lead.departure),
    valueMinor: lead.valueMinor,
    currency: lead.currency,
    reasonNotBooked: lead.reasonNotBooked,
    stage: lead.stage,
    createdAt: lead.createdAt.toISOString(),
  };
}
