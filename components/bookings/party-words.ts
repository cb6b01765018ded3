import { countOf } from '@/components/ui/count-of';
import type { BookingSummaryDto } from '@/lib/bookings/schema';

/** "2 adults, 1 child". */
export function partyWords({ adults, children }: Pick<BookingSummaryDto, 'adults' | 'children'>): string {
  const grown = countOf(adults, 'adult');
  return children > 0 ? `${grown}, ${countOf(children, 'child', 'children')}` : grown;
}

/** "Queen room", "2 × Queen room". */
export function roomWords({
  roomCount,
  roomTypeName,
}: Pick<BookingSummaryDto, 'roomCount' | 'roomTypeName'>): string {
  return roomCount > 1 ? `${roomCount} × ${roomTypeName}` : roomTypeName;
}
