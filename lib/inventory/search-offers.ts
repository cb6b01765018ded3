import type { TenantDb } from '@/lib/db/tenant-db';
import { addDays, isLocalDate, nightsBetween, todayIn } from '@/lib/local-date';
import { ALTERNATIVE_DAYS_AFTER, ALTERNATIVE_DAYS_BEFORE, findAlternatives } from './find-alternatives';
import { findOffers } from './find-offers';
import { loadCalendar } from './load-calendar';
import { MAX_STAY_NIGHTS } from './rules';
import type { Alternative, Offer, Refusal, StayRequest } from './schema';

export interface OfferSearch extends StayRequest {
  propertyId: string;
  now: Date;
  /** The call that asks: what it holds itself is not in its own way. */
  callId?: string;
}

export type SearchResult =
  | { ok: true; offers: Offer[] }
  | ({ ok: false; alternatives: Alternative[] } & Refusal);

/**
 * Up to three offers for a stay, or the true reason there are none and what can be booked instead. One query, and a
 * second one over the days around only when the first finds nothing. Writes nothing.
 * @throws not_found for a property the tenant does not have
 */
export async function searchOffers(db: TenantDb, search: OfferSearch): Promise<SearchResult> {
  if (!areDates(search)) return { ok: false, reason: 'invalid_dates', alternatives: [] };
  const { arrival, departure } = search;
  const calendar = await loadCalendar(db, { ...search, from: arrival, to: departure });
  const today = todayIn(calendar.zone, search.now);
  const found = findOffers(calendar, search, today);
  if (found.ok) return found;
  const { ok: _ok, ...refusal } = found;
  const wider = await loadCalendar(db, {
    ...search,
    from: addDays(arrival, -ALTERNATIVE_DAYS_BEFORE),
    to: addDays(departure, ALTERNATIVE_DAYS_AFTER),
  });
  const alternatives = findAlternatives({ calendar: wider, request: search, refusal, today });
  return { ok: false, ...refusal, alternatives };
}

/** Checked before any night is read: a stay of years must not load them. */
function areDates({ arrival, departure }: OfferSearch): boolean {
  if (!isLocalDate(arrival) || !isLocalDate(departure)) return false;
  const length = nightsBetween(arrival, departure);
  return length >= 1 && length <= 10 * MAX_STAY_NIGHTS;
}
