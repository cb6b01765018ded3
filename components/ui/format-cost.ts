/** "$0.31" from millionths of a dollar; what is under a cent says so rather than "$0.00". */
export function formatCost(costMicros: number): string {
  if (costMicros > 0 && costMicros < 10_000) return '< $0.01';
  return `$${(costMicros / 1_000_000).toFixed(2)}`;
}
