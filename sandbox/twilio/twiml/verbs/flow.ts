import { sleep } from '../../../clock';
import { methodOf, NEXT, numberOf, OVER, resolveUrl, type Verb } from '../verb';

/** Waiting does not answer the call: a pause first lets it ring on. */
export const pause: Verb = async (element, { carrier, signal }) => {
  await sleep(carrier.clock, numberOf(element, 'length', 1) * 1000, signal);
  return NEXT;
};

export const hangup: Verb = async (_element, { call }) => {
  call.setStatus('in-progress');
  call.setStatus('completed');
  return OVER;
};

export const redirect: Verb = async (element, context) => {
  const url = resolveUrl(context, element.text.trim());
  return { kind: 'jump', to: { kind: 'url', url, method: methodOf(element) } };
};

/** Only a call that was not answered yet can be rejected. */
export const reject: Verb = async (element, { call }) => {
  if (call.status === 'ringing')
    call.setStatus(element.attributes.reason === 'busy' ? 'busy' : 'no-answer', 'rejected');
  else call.setStatus('completed');
  return OVER;
};
