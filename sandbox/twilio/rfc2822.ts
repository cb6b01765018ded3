/** `Fri, 20 Nov 2026 15:00:00 +0000`, the way the REST API and status callbacks write instants. */
export function toRfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
