import type { ApiRoute } from '../api-route';
import { queryOf, sendJson } from '../http';
import type { Outbox } from './outbox';

/** What was sent to people, newest first; `?kind=sms` or `?kind=email` narrows it. */
export function outboxRoutes(outbox: Outbox): ApiRoute[] {
  return [
    {
      method: 'GET',
      pattern: /^\/api\/outbox$/,
      handle({ request, response }) {
        const kind = queryOf(request).get('kind');
        sendJson(response, 200, outbox.list(kind === 'sms' || kind === 'email' ? kind : undefined));
      },
    },
  ];
}
