import type { Carrier } from '../carrier';
import type { TextMessage } from '../messages/message-desk';
import { toRfc2822 } from '../rfc2822';
import { accountPath, isE164, pageOf, type RestAnswer, type RestRequest, type RestRoute } from './resource';
import { notFound, RestError } from './rest-error';

const MAX_BODY_CHARS = 1600;

export const messageRoutes: RestRoute[] = [
  { method: 'POST', pattern: /^\/Messages\.json$/, handle: createMessage },
  { method: 'GET', pattern: /^\/Messages\.json$/, handle: listMessages },
  { method: 'GET', pattern: /^\/Messages\/(\w+)\.json$/, handle: fetchMessage },
];

function createMessage({ carrier, params }: RestRequest): RestAnswer {
  const to = params.get('To') ?? '';
  const body = params.get('Body') ?? '';
  const messagingServiceSid = params.get('MessagingServiceSid');
  if (!isE164(to)) throw new RestError(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  const from = senderOf(carrier, params.get('From'), messagingServiceSid);
  if (body === '') throw new RestError(400, 21602, 'Message body is required.');
  if (body.length > MAX_BODY_CHARS) {
    throw new RestError(400, 21617, 'The concatenated message body exceeds the 1600 character limit');
  }
  const statusCallback = params.get('StatusCallback');
  const message = carrier.messages.send({ from, to, body, messagingServiceSid, statusCallback });
  return { status: 201, json: messageJson(carrier, message) };
}

/** A messaging service picks one of the account's numbers; otherwise the sender must be one of them. */
function senderOf(carrier: Carrier, from: string | null, messagingServiceSid: string | null): string {
  if (messagingServiceSid && !from) return carrier.numbers.list()[0]?.phoneNumber ?? '';
  if (!from) throw new RestError(400, 21603, "A 'From' phone number is required.");
  if (!isE164(from)) throw new RestError(400, 21212, `Invalid From Number (caller ID): ${from}`);
  if (!carrier.numbers.find(from)) {
    throw new RestError(400, 21606, `The 'From' phone number ${from} is not one of this account's numbers.`);
  }
  return from;
}

function listMessages(request: RestRequest): RestAnswer {
  const { carrier, params } = request;
  const to = params.get('To');
  const from = params.get('From');
  const wanted = carrier.messages
    .list()
    .filter((message) => (to === null || message.to === to) && (from === null || message.from === from));
  return pageOf(request, 'messages', wanted, (message) => messageJson(carrier, message));
}

function fetchMessage({ carrier, ids, path }: RestRequest): RestAnswer {
  const message = carrier.messages.get(ids[0] ?? '');
  if (!message) throw notFound(path);
  return { status: 200, json: messageJson(carrier, message) };
}

function messageJson(carrier: Carrier, message: TextMessage): Record<string, unknown> {
  const uri = `${accountPath(carrier)}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: carrier.accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: toRfc2822(message.createdAt),
    date_sent: message.sentAt && toRfc2822(message.sentAt),
    date_updated: toRfc2822(message.updatedAt),
    direction: 'outbound-api',
    error_code: message.errorCode,
    error_message: message.errorMessage,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: '0',
    num_segments: String(segmentsOf(message.body)),
    price: null,
    price_unit: 'USD',
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** GSM characters travel 160 to a message (153 when split), anything else 70 (67 when split). */
function segmentsOf(body: string): number {
  const isGsm = /^[\n\r -_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùü€{}|~^[\]\\]*$/.test(body);
  const [single, part] = isGsm ? [160, 153] : [70, 67];
  return body.length <= single ? 1 : Math.ceil(body.length / part);
}
