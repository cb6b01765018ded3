import { formatStay } from './format-stay';

interface StayDatesProps {
  arrival: string;
  departure: string;
  nights: number;
}

/** "Fri 12 – Sun 14 Mar (2 nights)", never broken over two lines. */
export function StayDates(stay: StayDatesProps) {
  return <span className="tabular whitespace-nowrap">{formatStay(stay)}</span>;
}
