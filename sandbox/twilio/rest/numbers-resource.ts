import type { Carrier } from '../carrier';
import type { NumberSettings, RentedNumber } from '../number-book';
import { toRfc2822 } from '../rfc2822';
import { accountPath, isE164, pageOf, type RestAnswer, type RestRequest, type RestRoute } from './resource';
import { notFound, RestError } from './rest-error';

export const numberRoutes: RestRoute[] = [
  { method: 'GET', pattern: /^\/IncomingPhoneNumbers\.json$/, handle: listNumbers },
  { method: 'POST', pattern: /^\/IncomingPhoneNumbers\.json$/, handle: rentNumber },
  { method: 'GET', pattern: /^\/IncomingPhoneNumbers\/(\w+)\.json$/, handle: fetchNumber },
  { method: 'POST', pattern: /^\/IncomingPhoneNumbers\/(\w+)\.json$/, handle: updateNumber },
  { method: 'DELETE', pattern: /^\/IncomingPhoneNumbers\/(\w+)\.json$/, handle: releaseNumber },
];

function listNumbers(request: RestRequest): RestAnswer {
  const { carrier, params } = request;
  const pattern = params.get('PhoneNumber')?.replaceAll('*', '') ?? '';
  const name = params.get('FriendlyName');
  const wanted = carrier.numbers
    .list()
    .filter(
      (number) => number.phoneNumber.includes(pattern) && (name === null || number.friendlyName === name),
    );
  return pageOf(request, 'incoming_phone_numbers', wanted, (number) => numberJson(carrier, number));
}

function rentNumber({ carrier, params }: RestRequest): RestAnswer {
  const phoneNumber = params.get('PhoneNumber') ?? '';
  if (!isE164(phoneNumber)) throw new RestError(400, 21421, 'PhoneNumber is invalid');
  if (carrier.numbers.find(phoneNumber)) throw new RestError(400, 21422, 'PhoneNumber is not available');
  const number = carrier.numbers.rent(phoneNumber, settingsOf(params));
  return { status: 201, json: numberJson(carrier, number) };
}

function fetchNumber({ carrier, ids, path }: RestRequest): RestAnswer {
  const number = carrier.numbers.get(ids[0] ?? '');
  if (!number) throw notFound(path);
  return { status: 200, json: numberJson(carrier, number) };
}

function updateNumber({ carrier, ids, params, path }: RestRequest): RestAnswer {
  const number = carrier.numbers.update(ids[0] ?? '', settingsOf(params));
  if (!number) throw notFound(path);
  return { status: 200, json: numberJson(carrier, number) };
}

function releaseNumber({ carrier, ids, path }: RestRequest): RestAnswer {
  if (!carrier.numbers.release(ids[0] ?? '')) throw notFound(path);
  return { status: 204 };
}

const SETTINGS: Record<string, keyof NumberSettings> = {
  FriendlyName: 'friendlyName',
  VoiceUrl: 'voiceUrl',
  VoiceMethod: 'voiceMethod',
  VoiceFallbackUrl: 'voiceFallbackUrl',
  VoiceFallbackMethod: 'voiceFallbackMethod',
  StatusCallback: 'statusCallback',
  StatusCallbackMethod: 'statusCallbackMethod',
  SmsUrl: 'smsUrl',
  SmsMethod: 'smsMethod',
};

function settingsOf(params: URLSearchParams): NumberSettings {
  const settings: NumberSettings = {};
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const value = params.get(name);
    if (value !== null) settings[setting] = value;
  }
  return settings;
}

function numberJson(carrier: Carrier, number: RentedNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: carrier.accountSid,
    address_requirements: 'none',
    address_sid: null,
    api_version: '2010-04-01',
    beta: false,
    bundle_sid: null,
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    date_created: toRfc2822(number.createdAt),
    date_updated: toRfc2822(number.updatedAt),
    emergency_status: 'Inactive',
    friendly_name: number.friendlyName,
    identity_sid: null,
    origin: 'twilio',
    phone_number: number.phoneNumber,
    sms_application_sid: '',
    sms_fallback_method: 'POST',
    sms_fallback_url: '',
    sms_method: number.smsMethod,
    sms_url: number.smsUrl,
    status: 'in-use',
    status_callback: number.statusCallback,
    status_callback_method: number.statusCallbackMethod,
    trunk_sid: null,
    uri: `${accountPath(carrier)}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_application_sid: '',
    voice_caller_id_lookup: false,
    voice_fallback_method: number.voiceFallbackMethod,
    voice_fallback_url: number.voiceFallbackUrl,
    voice_method: number.voiceMethod,
    voice_receive_mode: 'voice',
    voice_url: number.voiceUrl,
  };
}
