import { formatCost } from '@/components/ui/format-cost';
import { formatLocalDate } from '@/components/ui/format-stay';
import type { CallDetailDto } from '@/lib/calls/schema';

/** What the call cost, part by part, at the list prices of a day. */
export function CallCosts({ costs, costMicros }: Pick<CallDetailDto, 'costs' | 'costMicros'>) {
  if (costs.length === 0)
    return <p className="text-ink-3 text-sm">No cost is recorded yet; it is written when a call ends.</p>;
  const priceDates = [...new Set(costs.map((cost) => cost.priceDate.slice(0, 10)))];
  return (
    <div className="flex max-w-2xl flex-col gap-2">
      <div className="overflow-x-auto">
        <table className="hairline-table text-sm">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Model or line</th>
              <th scope="col" className="!text-right">
                Used
              </th>
              <th scope="col" className="!text-right">
                US dollars
              </th>
            </tr>
          </thead>
          <tbody>
            {costs.map((cost) => (
              <tr key={`${cost.component} ${cost.model}`}>
                <td>{sentence(cost.component)}</td>
                <td className="font-mono text-ink-2 text-xs">{cost.model}</td>
                <td className="text-right text-ink-2">{usedWords(cost.quantity, cost.unit)}</td>
                <td className="text-right">{cost.amount}</td>
              </tr>
            ))}
          </tbody>
          {costMicros === null ? null : (
            <tfoot>
              <tr>
                <td colSpan={3} className="font-medium">
                  The whole call
                </td>
                <td className="text-right font-medium">{formatCost(costMicros)}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <p className="text-ink-3 text-xs">
        At the list prices of {priceDates.map(formatLocalDate).join(' and ')}.
      </p>
    </div>
  );
}

function sentence(component: string): string {
  const words = component.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function usedWords(quantity: number, unit: string): string {
  const number = quantity.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return `${number} ${unit.replaceAll('_', ' ')}${quantity === 1 || unit.endsWith('s') ? '' : 's'}`;
}
