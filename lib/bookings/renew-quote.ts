import type { TenantDb } from '@/lib/db/tenant-db';
import type { Offer } from '@/lib/inventory/schema';
import { type SearchResult, searchOffers } from '@/lib/inventory/search-offers';
import { createQuote } from './create-quote';
import type { Quote } from './find-quote';

interface Moment {
  tenantId: string;
  callId: string | null;
  now: Date;
}

/** The very same room, plan and nights as they can be sold now, or why not and what instead. */
export async function searchAgain(
  db: TenantDb,
  quote: Quote,
  { callId, now }: Moment,
): Promise<SearchResult> {
  return searchOffers(db, {
    propertyId: quote.propertyId,
    arrival: quote.arrival,
    departure: quote.departure,
    rooms: quote.rooms,
    roomTypeCode: quote.roomType.code,
    ratePlanCode: quote.ratePlan.code,
    ...(quote.roomType.accessible ? { accessible: true } : {}),
    ...(callId ? { callId } : {}),
    now,
  });
}

export type RenewedQuote =
  | { ok: true; quote: Quote }
  | { ok: false; reason: 'price_changed'; offer: Offer }
  | (Extract<SearchResult, { ok: false }> & { asked: Quote });

/** A quote that ran out is quoted again: at the same total it simply goes on, at another the caller must hear it first. */
export async function renewQuote(db: TenantDb, quote: Quote, moment: Moment): Promise<RenewedQuote> {
  const found = await searchAgain(db, quote, moment);
  if (!found.ok) return { ...found, asked: quote };
  const offer = found.offers[0];
  if (!offer) return { ok: false, reason: 'not_on_sale', alternatives: [], asked: quote };
  if (offer.totalMinor !== quote.totalMinor) return { ok: false, reason: 'price_changed', offer };
  return { ok: true, quote: await createQuote(db, offer, moment) };
}
