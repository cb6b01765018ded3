import type { Call } from './call';

/** The parameters Twilio sends with every request about a call. */
export function callParams(call: Call, accountSid: string): Record<string, string> {
  const { from, to, direction, parentSid, callToken } = call.options;
  return {
    CallSid: call.sid,
    AccountSid: accountSid,
    From: from,
    To: to,
    Caller: from,
    Called: to,
    CallStatus: call.status,
    Direction: direction,
    ApiVersion: '2010-04-01',
    ...(parentSid ? { ParentCallSid: parentSid } : {}),
    ...(callToken && direction === 'inbound' ? { CallToken: callToken } : {}),
    ...placeParams('From', from),
    ...placeParams('Caller', from),
    ...placeParams('To', to),
    ...placeParams('Called', to),
  };
}

/** Twilio looks numbers up in a directory; here only what the number itself says is filled in. */
function placeParams(prefix: string, number: string): Record<string, string> {
  const isNorthAmerican = /^\+1\d{10}$/.test(number);
  return {
    [`${prefix}City`]: '',
    [`${prefix}State`]: number.startsWith('+1207') ? 'ME' : '',
    [`${prefix}Zip`]: '',
    [`${prefix}Country`]: isNorthAmerican ? 'US' : '',
  };
}
