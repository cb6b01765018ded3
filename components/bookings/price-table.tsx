import { formatLocalDate } from '@/components/ui/format-stay';
import { Money } from '@/components/ui/money';
import type { BookingDetailDto } from '@/lib/bookings/schema';

/** Every amount of the stay, night by night, as it was quoted. */
export function PriceTable({ booking }: { booking: BookingDetailDto }) {
  const { currency } = booking;
  const amount = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} />;
  return (
    <table className="hairline-table text-sm">
      <caption className="sr-only">The price of the stay</caption>
      <thead>
        <tr>
          <th scope="col">Night</th>
          <th scope="col" className="!text-right">
            {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {booking.nightly.map((night) => (
          <tr key={`${night.night} ${night.roomTypeName}`}>
            <td>
              {formatLocalDate(night.night)}
              {night.quantity > 1 ? <span className="text-ink-3"> × {night.quantity}</span> : null}
            </td>
            <td className="text-right">{amount(night.amountMinor)}</td>
          </tr>
        ))}
        {booking.taxes.map((tax) => (
          <tr key={tax.code} className="text-ink-2">
            <td>
              {tax.name}
              {tax.inclusive ? <span className="text-ink-3"> (included)</span> : null}
            </td>
            <td className="text-right">{amount(tax.amountMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td className="font-medium">Total</td>
          <td className="text-right font-semibold">{amount(booking.totalMinor)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
