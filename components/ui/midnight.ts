const HOUR_MS = 3_600_000;

/**
 * The last midnight on the wall clock of `zone`, in milliseconds. On the day the clocks change it may be an hour
 * out, which filters and reminders survive; nothing that is sold or promised is counted with it.
 */
export function midnightIn(zone: string, nowMs: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(nowMs));
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return nowMs - (read('hour') * HOUR_MS + read('minute') * 60_000 + read('second') * 1000 + (nowMs % 1000));
}
