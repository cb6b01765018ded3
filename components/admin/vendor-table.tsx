import { formatLatency } from '@/components/ui/format-duration';
import { RelativeTime } from '@/components/ui/relative-time';
import { Status, type Tone } from '@/components/ui/status';
import type { IntegrationDto } from '@/lib/platform/schema';

const STATE: Record<IntegrationDto['state'], { tone: Tone; label: string; meaning: string }> = {
  live: { tone: 'confirmed', label: 'Live', meaning: 'Answers, with real keys.' },
  sandbox: {
    tone: 'plain',
    label: 'Sandbox',
    meaning: 'Answers from the local stand-in; nothing leaves this machine.',
  },
  off: { tone: 'muted', label: 'Off', meaning: 'Not configured, so not used.' },
  failing: { tone: 'failed', label: 'Failing', meaning: 'The last check did not succeed.' },
};

export function VendorTable({ vendors }: { vendors: readonly IntegrationDto[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be scrollable by keyboard.
    <section aria-labelledby="vendors" tabIndex={0} data-inset-focus className="overflow-x-auto">
      <h2 id="vendors" className="pb-1 font-medium text-base">
        Vendors
      </h2>
      <table className="hairline-table min-w-2xl text-sm">
        <thead>
          <tr>
            <th scope="col">Vendor</th>
            <th scope="col">State</th>
            <th scope="col">What that means</th>
            <th scope="col" className="!text-right">
              Answered in
            </th>
            <th scope="col" className="!text-right">
              Checked
            </th>
          </tr>
        </thead>
        <tbody>
          {vendors.map((vendor) => (
            <tr key={vendor.vendor}>
              <th scope="row" className="!text-ink !text-sm">
                {vendor.name}
              </th>
              <td>
                <Status tone={STATE[vendor.state].tone}>{STATE[vendor.state].label}</Status>
              </td>
              <td className="text-ink-2">
                {meaningOf(vendor)} <span className="text-ink-3">{vendor.detail}</span>
              </td>
              <td className="text-right text-ink-2">
                {vendor.latencyMs === null ? '–' : formatLatency(vendor.latencyMs)}
              </td>
              <td className="whitespace-nowrap text-right text-ink-2">
                {vendor.checkedAt ? <RelativeTime instant={vendor.checkedAt} zone="UTC" /> : 'Never'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Nothing is said to answer before it has been asked. */
function meaningOf(vendor: IntegrationDto): string {
  if (vendor.state !== 'off' && vendor.checkedAt === null)
    return 'Configured; the worker has not checked it yet.';
  return STATE[vendor.state].meaning;
}
