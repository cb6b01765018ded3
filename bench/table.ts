export interface Row {
  what: string;
  measured: string;
  target: string;
  ok: boolean;
}

/** Printed for a person and pasted into docs/benchmarks.md as it is. */
export function printTable(rows: Row[]): void {
  const widths = [
    Math.max(...rows.map((row) => row.what.length), 4),
    Math.max(...rows.map((row) => row.measured.length), 8),
    Math.max(...rows.map((row) => row.target.length), 6),
  ] as const;
  const line = (cells: [string, string, string, string]) =>
    `| ${cells[0].padEnd(widths[0])} | ${cells[1].padEnd(widths[1])} | ${cells[2].padEnd(widths[2])} | ${cells[3]} |`;
  console.log(line(['what', 'measured', 'target', '']));
  console.log(`|${'-'.repeat(widths[0] + 2)}|${'-'.repeat(widths[1] + 2)}|${'-'.repeat(widths[2] + 2)}|---|`);
  for (const row of rows) console.log(line([row.what, row.measured, row.target, row.ok ? '✔' : '✘']));
}

export function percentile(values: number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
