import type { Carrier } from '../carrier';
import { Call, type CallOptions } from './call';
import { sendStatusCallbacks } from './status-callbacks';

/** Creates a call leg, puts it on the heartbeat until it ends and reports its progress. */
export function openCall(carrier: Carrier, options: CallOptions): Call {
  const call = new Call(options, carrier.clock, carrier.utterances);
  const tick = () => call.audio.tick();
  carrier.ticker.add(tick);
  call.ended.addEventListener('abort', () => carrier.ticker.remove(tick), { once: true });
  sendStatusCallbacks(carrier, call);
  carrier.calls.add(call);
  return call;
}
