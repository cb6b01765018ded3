import { RelativeTime } from '@/components/ui/relative-time';
import { Status } from '@/components/ui/status';
import type { ProcessHealthDto } from '@/lib/platform/schema';

export function ProcessTable({ processes }: { processes: readonly ProcessHealthDto[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be scrollable by keyboard.
    <section aria-labelledby="processes" tabIndex={0} data-inset-focus className="overflow-x-auto">
      <h2 id="processes" className="pb-1 font-medium text-base">
        Processes
      </h2>
      {processes.length === 0 ? (
        <p className="py-3 text-ink-3 text-sm">No process has reported yet.</p>
      ) : null}
      <table className="hairline-table min-w-2xl text-sm">
        <thead>
          <tr>
            <th scope="col">Process</th>
            <th scope="col">State</th>
            <th scope="col">Last heard of</th>
            <th scope="col">Running since</th>
            <th scope="col">Version</th>
            <th scope="col">Says</th>
          </tr>
        </thead>
        <tbody>
          {processes.map((process) => (
            <tr key={process.instance}>
              <th scope="row" className="!text-ink !text-sm">
                {process.process}
                <span className="block font-mono font-normal text-ink-3 text-xs">{process.instance}</span>
              </th>
              <td>
                {process.state === 'alive' ? (
                  <Status tone="confirmed">Alive</Status>
                ) : (
                  <Status tone="failed">Silent</Status>
                )}
              </td>
              <td className="whitespace-nowrap text-ink-2">
                <RelativeTime instant={process.lastSeenAt} zone="UTC" />
              </td>
              <td className="whitespace-nowrap text-ink-2">
                <RelativeTime instant={process.startedAt} zone="UTC" />
              </td>
              <td className="font-mono text-ink-2 text-xs">{process.version}</td>
              <td className="text-ink-2">{saysWords(process.detail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function saysWords(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .map(
      ([name, value]) =>
        `${nameWords(name)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join(', ');
}

/** "activeCalls" reads "active calls". */
function nameWords(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}
