import { formatMoney } from '@/lib/money';
import { classes } from './classes';

export function Money({
  amountMinor,
  currency,
  className,
}: {
  amountMinor: number;
  currency: string;
  className?: string;
}) {
  return (
    <span className={classes('tabular whitespace-nowrap', className)}>
      {formatMoney({ amountMinor, currency })}
    </span>
  );
}
