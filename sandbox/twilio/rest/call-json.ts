import type { Call } from '../calls/call';
import type { Carrier } from '../carrier';
import { toRfc2822 } from '../rfc2822';
import { accountPath } from './resource';

/** A call as the REST API shows it. */
export function callJson(carrier: Carrier, call: Call): Record<string, unknown> {
  const uri = `${accountPath(carrier)}/Calls/${call.sid}`;
  const { from, to, direction, parentSid, phoneNumberSid } = call.options;
  return {
    sid: call.sid,
    account_sid: carrier.accountSid,
    annotation: null,
    answered_by: null,
    api_version: '2010-04-01',
    caller_name: null,
    date_created: toRfc2822(call.createdAt),
    date_updated: toRfc2822(call.updatedAt),
    direction,
    duration: call.isOver ? String(call.durationSec) : null,
    end_time: call.endedAt && toRfc2822(call.endedAt),
    forwarded_from: null,
    from,
    from_formatted: formatNumber(from),
    group_sid: null,
    parent_call_sid: parentSid ?? null,
    phone_number_sid: phoneNumberSid ?? '',
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    start_time: call.answeredAt && toRfc2822(call.answeredAt),
    status: call.status === 'initiated' ? 'queued' : call.status,
    subresource_uris: {
      notifications: `${uri}/Notifications.json`,
      recordings: `${uri}/Recordings.json`,
      streams: `${uri}/Streams.json`,
    },
    to,
    to_formatted: formatNumber(to),
    trunk_sid: '',
    uri: `${uri}.json`,
  };
}

function formatNumber(number: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : number;
}
