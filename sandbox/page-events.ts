import type { ApiRoute } from './api-route';
import { faultsNow } from './fault-routes';
import type { Faults } from './faults';
import type { Outbox } from './outbox/outbox';
import { phoneCallOf } from './phone/phone';
import { openEventStream } from './sse';
import type { Carrier } from './twilio/carrier';

/** One stream for the page: what the switches, the outbox, the lines and the calls look like, now and on change. */
export function pageEventRoute(parts: { carrier: Carrier; faults: Faults; outbox: Outbox }): ApiRoute {
  const { carrier, faults, outbox } = parts;
  return {
    method: 'GET',
    pattern: /^\/api\/events$/,
    handle({ request, response }) {
      const stops: (() => void)[] = [];
      const stream = openEventStream(request, response, () => {
        for (const stop of stops) stop();
      });
      const sendFaults = () => stream.send({ data: { type: 'faults', faults: faultsNow(faults) } });
      const sendOutbox = () =>
        stream.send({ data: { type: 'outbox', entries: outbox.list().slice(0, 100) } });
      const sendLines = () => stream.send({ data: { type: 'lines', lines: carrier.lines.list() } });
      const calls = carrier.calls.list().slice(0, 100).map(phoneCallOf);
      sendFaults();
      sendOutbox();
      sendLines();
      stream.send({ data: { type: 'calls', calls } });
      stops.push(
        faults.onChange(sendFaults),
        outbox.onChange(sendOutbox),
        carrier.lines.onChange(sendLines),
        carrier.calls.onChange((call) => stream.send({ data: { type: 'call', call: phoneCallOf(call) } })),
      );
    },
  };
}
