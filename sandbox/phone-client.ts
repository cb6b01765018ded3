import type { CallEvent, CallEventBody, CallStatus, PhoneCall } from './phone/phone-events';

/** Drives the sandbox's telephone from tests, benchmarks and scripts, over its public control API only. */
export interface PhoneClient {
  /** Dials a number; resolves as soon as it rings. */
  dial(options: { from?: string; to: string; callToken?: string }): Promise<PhoneClientCall>;
  /** Follows a call that somebody else made, for example a leg to a member of staff. */
  follow(callSid: string): Promise<PhoneClientCall>;
  listCalls(): Promise<PhoneCall[]>;
  /** Decides how a telephone behaves when it is rung or texted. */
  setLine(number: string, settings: LineSettings): Promise<void>;
  setFault(vendor: VendorName, fault: { kind: FaultName; times?: number; delayMs?: number }): Promise<void>;
  clearFaults(vendor?: VendorName): Promise<void>;
}

interface PhoneClientCall {
  readonly callSid: string;
  /** Everything that has happened so far, oldest first. */
  readonly events: readonly CallEvent[];
  /** The caller speaks; resolves when the words are on their way, not when they have been said. */
  say(text: string): Promise<{ durationMs: number }>;
  /** Resolves with what the agent said once it has finished a turn whose words match. Turns are taken in order. */
  waitForAgent(options?: { matching?: RegExp; timeoutMs?: number }): Promise<string>;
  /** Resolves with the first event, past or coming, for which the test holds. */
  waitForEvent(test: (event: CallEvent) => boolean, options?: { timeoutMs?: number }): Promise<CallEvent>;
  waitForState(status: CallStatus | CallStatus[], options?: { timeoutMs?: number }): Promise<CallStatus>;
  dtmf(digits: string): Promise<void>;
  hangup(): Promise<void>;
  get(): Promise<PhoneCall>;
  /** Stops following. The call goes on. */
  close(): void;
}

type VendorName = 'twilio' | 'openai' | 'stripe' | 'resend';
type FaultName = 'refuse' | 'stall' | 'slow' | 'drop' | 'rate_limit';

interface LineSettings {
  behaviour?: 'answers' | 'busy' | 'no_answer' | 'unreachable';
  ringSeconds?: number;
  landline?: boolean;
  presses?: string;
  greeting?: string;
}

const DEFAULT_FROM = '+12075550142';
const DEFAULT_TIMEOUT_MS = 30_000;

export function createPhoneClient(baseUrl = 'http://localhost:4010'): PhoneClient {
  const api = createApi(baseUrl);
  return {
    async dial({ from = DEFAULT_FROM, ...rest }) {
      const { callSid } = await api.send<{ callSid: string }>('POST', '/api/phone/calls', { from, ...rest });
      return followCall(api, callSid);
    },
    follow: (callSid) => followCall(api, callSid),
    listCalls: () => api.send<PhoneCall[]>('GET', '/api/phone/calls'),
    async setLine(number, settings) {
      await api.send('PUT', `/api/phone/lines/${encodeURIComponent(number)}`, settings);
    },
    async setFault(vendor, fault) {
      await api.send('PUT', `/api/faults/${vendor}`, fault);
    },
    async clearFaults(vendor) {
      await api.send('DELETE', vendor ? `/api/faults/${vendor}` : '/api/faults');
    },
  };
}

async function followCall(api: Api, callSid: string): Promise<PhoneClientCall> {
  const path = `/api/phone/calls/${callSid}`;
  const feed = await openFeed(api, `${path}/events`);
  let heardSequence = 0;

  return {
    callSid,
    events: feed.events,
    async say(text) {
      // What the agent said before the caller speaks is not the answer to it.
      heardSequence = feed.events.at(-1)?.sequence ?? 0;
      return api.send('POST', `${path}/say`, { text });
    },
    async waitForAgent({ matching = /./s, timeoutMs } = {}) {
      const after = heardSequence;
      const isTurn = (event: CallEvent) => event.sequence > after && agentSaid(event, matching);
      const turn = await feed.wait(isTurn, `the agent to say ${matching}`, timeoutMs);
      heardSequence = turn.sequence;
      return turn.type === 'agent_idle' ? turn.said : '';
    },
    waitForEvent: (test, { timeoutMs } = {}) => feed.wait(test, 'an event', timeoutMs),
    async waitForState(status, { timeoutMs } = {}) {
      const wanted = [status].flat();
      const inState = (event: CallEvent) => event.type === 'state' && wanted.includes(event.status);
      const current = (await api.send<PhoneCall>('GET', path)).status;
      if (wanted.includes(current)) return current;
      const event = await feed.wait(inState, `the call to be ${wanted.join(' or ')}`, timeoutMs);
      return event.type === 'state' ? event.status : current;
    },
    async dtmf(digits) {
      await api.send('POST', `${path}/dtmf`, { digits });
    },
    async hangup() {
      await api.send('POST', `${path}/hangup`, {});
    },
    get: () => api.send<PhoneCall>('GET', path),
    close: () => feed.close(),
  };
}

function agentSaid(event: CallEventBody, matching: RegExp): boolean {
  return event.type === 'agent_idle' && !event.interrupted && event.said !== '' && matching.test(event.said);
}

interface Feed {
  events: CallEvent[];
  wait(test: (event: CallEvent) => boolean, what: string, timeoutMs?: number): Promise<CallEvent>;
  close(): void;
}

interface Waiter {
  test(event: CallEvent): boolean;
  resolve(event: CallEvent): void;
  fail(why: string): void;
}

async function openFeed(api: Api, path: string): Promise<Feed> {
  const events: CallEvent[] = [];
  const waiters = new Set<Waiter>();
  const closing = new AbortController();
  const failAll = (why: string) => {
    for (const waiter of [...waiters]) waiter.fail(why);
  };
  const take = (event: CallEvent) => {
    events.push(event);
    for (const waiter of [...waiters]) if (waiter.test(event)) waiter.resolve(event);
    if (event.type === 'state' && event.sequence > 1 && isEnd(event.status))
      setTimeout(() => failAll('the call ended'));
  };
  const response = await api.stream(path, closing.signal);
  readEvents(response, take).then(
    () => failAll('the event stream ended'),
    (error: unknown) => failAll(`the event stream broke (${error})`),
  );
  return {
    events,
    close: () => closing.abort(),
    wait: (test, what, timeoutMs = DEFAULT_TIMEOUT_MS) =>
      new Promise((resolve, reject) => {
        const past = events.find(test);
        if (past) return resolve(past);
        const settle = (finish: () => void) => {
          clearTimeout(timer);
          waiters.delete(waiter);
          finish();
        };
        const fail = (why: string) =>
          settle(() => reject(new Error(`Waited for ${what}, but ${why}. ${lastEvents(events)}`)));
        const timer = setTimeout(() => fail(`${timeoutMs} ms went by`), timeoutMs);
        const waiter: Waiter = { test, fail, resolve: (event) => settle(() => resolve(event)) };
        waiters.add(waiter);
      }),
  };
}

function isEnd(status: CallStatus): boolean {
  return ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(status);
}

/** The last few events, so that a failed wait explains itself. */
function lastEvents(events: CallEvent[]): string {
  const last = events.filter((event) => event.type !== 'mark').slice(-12);
  return `Last events:\n${last.map((event) => `  ${JSON.stringify(event)}`).join('\n')}`;
}

async function readEvents(response: Response, take: (event: CallEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data) take(JSON.parse(data.slice('data: '.length)) as CallEvent);
    }
  }
}

interface Api {
  send<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  stream(path: string, signal: AbortSignal): Promise<Response>;
}

function createApi(baseUrl: string): Api {
  const origin = baseUrl.replace(/\/+$/, '');
  return {
    async send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
      const init = body === undefined ? { method } : { method, ...jsonBody(body) };
      const response = await fetch(origin + path, init);
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as Answer;
    },
    async stream(path, signal) {
      const response = await fetch(origin + path, { signal });
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return response;
    },
  };
}

function jsonBody(body: unknown): { headers: Record<string, string>; body: string } {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
