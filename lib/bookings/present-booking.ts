import { countParty } from '@/lib/inventory/rules';
import { quotedTaxSchema, roomPartySchema } from '@/lib/inventory/schema';
import { nightsBetween } from '@/lib/local-date';
import { firstFeeAt, readSoldPolicy } from './rules';
import type { BookingDetailDto, BookingSummaryDto } from './schema';

export interface SummaryRow
  extends Omit<BookingSummaryDto, 'roomCount' | 'adults' | 'children' | 'nights' | 'createdAt'> {
  rooms: unknown;
  createdAt: Date;
}

export interface DetailRow extends SummaryRow {
  policy: unknown;
  cancelledAt: Date | null;
  checkInTime: string | null;
  /** Null where the booking was not quoted here but imported. */
  taxes: unknown;
  nightly: BookingDetailDto['nightly'];
}

export function presentSummary(row: SummaryRow): BookingSummaryDto {
  const { rooms, createdAt, ...rest } = row;
  const heads = roomPartySchema.array().parse(rooms).map(countParty);
  return {
    ...rest,
    roomCount: heads.length,
    adults: heads.reduce((total, { adults }) => total + adults, 0),
    children: heads.reduce((total, { children }) => total + children, 0),
    nights: nightsBetween(row.arrival, row.departure),
    createdAt: createdAt.toISOString(),
  };
}

export function presentDetail(row: DetailRow): BookingDetailDto {
  const { policy, taxes: rawTaxes, nightly, checkInTime, cancelledAt, ...summaryRow } = row;
  const summary = presentSummary(summaryRow);
  const roomTotalMinor = nightly.reduce((total, night) => total + night.amountMinor, 0);
  return {
    ...summary,
    nightly,
    taxes: quotedTaxSchema.array().nullable().parse(rawTaxes) ?? [],
    roomTotalMinor,
    taxTotalMinor: summary.totalMinor - roomTotalMinor,
    checkInTime,
    cancelledAt: cancelledAt?.toISOString() ?? null,
    ...presentPolicy(policy, row),
  };
}

/** A date is only promised where cancelling was ever free: a deadline before the booking itself is none. */
function presentPolicy(
  policy: unknown,
  row: DetailRow,
): Pick<BookingDetailDto, 'policySpoken' | 'freeCancellationUntil'> {
  const sold = readSoldPolicy(policy, row);
  const until = firstFeeAt(sold, row.arrival);
  const wasFree = until !== null && until > row.createdAt;
  return { policySpoken: sold.spoken, freeCancellationUntil: wasFree ? until.toISOString() : null };
}
