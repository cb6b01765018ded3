import { z } from 'zod';
import type { ApiContext, ApiRoute } from '../api-route';
import { HttpError, queryOf, readJson, sendEmpty, sendJson } from '../http';
import { openEventStream } from '../sse';
import type { Call } from '../twilio/calls/call';
import { hangUp } from '../twilio/calls/hang-up';
import type { Carrier } from '../twilio/carrier';
import { LINE_BEHAVIOURS } from '../twilio/line-book';
import { toWav } from '../twilio/recordings/recording';
import { dialFromPhone, phoneCallOf, sayOnPhone } from './phone';
import { streamCallAudio } from './stream-call-audio';

const phoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'Write numbers like +12075550142.');
const dialBody = z.object({
  from: phoneNumber.or(z.literal('Anonymous')),
  to: phoneNumber,
  callToken: z.string().max(4000).optional(),
});
const sayBody = z.object({ text: z.string().trim().min(1, 'There are no words to say.').max(1000) });
const dtmfBody = z.object({ digits: z.string().regex(/^[0-9*#]{1,32}$/, 'Keys are 0 to 9, * and #.') });
const lineBody = z.object({
  behaviour: z.enum(LINE_BEHAVIOURS).optional(),
  ringSeconds: z.number().min(0).max(300).optional(),
  landline: z.boolean().optional(),
  presses: z
    .string()
    .regex(/^[0-9*#]{0,8}$/, 'Keys are 0 to 9, * and #.')
    .optional(),
  greeting: z.string().max(300).optional(),
});

/** The telephones: dial, speak, press keys, hang up, answer, and watch or hear what happens. */
export function phoneRoutes(carrier: Carrier): ApiRoute[] {
  const callOf = ({ ids }: ApiContext): Call => {
    const call = carrier.calls.get(ids[0] ?? '');
    if (!call) throw new HttpError(404, 'There is no such call.');
    return call;
  };
  return [
    {
      method: 'GET',
      pattern: /^\/api\/phone\/numbers$/,
      handle({ response }) {
        const numbers = carrier.numbers.list();
        sendJson(
          response,
          200,
          numbers.map(({ phoneNumber: number, friendlyName }) => ({ number, friendlyName })),
        );
      },
    },
    {
      method: 'GET',
      pattern: /^\/api\/phone\/calls$/,
      handle: ({ response }) => sendJson(response, 200, carrier.calls.list().slice(0, 100).map(phoneCallOf)),
    },
    {
      method: 'POST',
      pattern: /^\/api\/phone\/calls$/,
      async handle({ request, response }) {
        const { from, to, callToken } = parse(dialBody, await readJson(request));
        const call = dialFromPhone(carrier, { from, to, ...(callToken ? { callToken } : {}) });
        sendJson(response, 201, { callSid: call.sid });
      },
    },
    {
      method: 'GET',
      pattern: /^\/api\/phone\/calls\/(\w+)$/,
      handle: (context) => sendJson(context.response, 200, phoneCallOf(callOf(context))),
    },
    {
      method: 'POST',
      pattern: /^\/api\/phone\/calls\/(\w+)\/say$/,
      async handle(context) {
        const call = inProgress(callOf(context));
        const { text } = parse(sayBody, await readJson(context.request));
        sendJson(context.response, 200, await sayOnPhone(carrier, call, text));
      },
    },
    {
      method: 'POST',
      pattern: /^\/api\/phone\/calls\/(\w+)\/dtmf$/,
      async handle(context) {
        const call = inProgress(callOf(context));
        call.pressKeys(parse(dtmfBody, await readJson(context.request)).digits);
        sendEmpty(context.response);
      },
    },
    {
      method: 'POST',
      pattern: /^\/api\/phone\/calls\/(\w+)\/(hangup|decline|answer)$/,
      async handle(context) {
        const call = callOf(context);
        await readJson(context.request);
        if (context.ids[1] === 'answer') answer(call);
        else hangUp(call);
        sendEmpty(context.response);
      },
    },
    {
      method: 'GET',
      pattern: /^\/api\/phone\/calls\/(\w+)\/events$/,
      handle: (context) => followCall(context, callOf(context)),
    },
    {
      method: 'GET',
      pattern: /^\/api\/phone\/calls\/(\w+)\/audio$/,
      handle: (context) => streamCallAudio(callOf(context), context.response),
    },
    {
      method: 'GET',
      pattern: /^\/api\/phone\/recordings\/(\w+)\.wav$/,
      handle({ response, ids }) {
        const recording = carrier.recordings.get(ids[0] ?? '');
        if (recording?.status !== 'completed') throw new HttpError(404, 'There is no such recording.');
        response.writeHead(200, { 'content-type': 'audio/wav' }).end(toWav(recording));
      },
    },
    {
      method: 'GET',
      pattern: /^\/api\/phone\/lines$/,
      handle: ({ response }) => sendJson(response, 200, carrier.lines.list()),
    },
    {
      method: 'PUT',
      pattern: /^\/api\/phone\/lines\/([^/]+)$/,
      async handle({ request, response, ids }) {
        const settings = parse(lineBody, await readJson(request));
        sendJson(response, 200, carrier.lines.set(parse(phoneNumber, ids[0]), defined(settings)));
      },
    },
  ];
}

function answer(call: Call): void {
  if (call.status !== 'ringing' || call.options.direction === 'inbound') {
    throw new HttpError(409, 'This telephone is not ringing.');
  }
  call.setStatus('in-progress');
}

function inProgress(call: Call): Call {
  if (call.status !== 'in-progress')
    throw new HttpError(409, `Nobody is listening: the call is ${call.status}.`);
  return call;
}

/** Events since the one named by `after` or by the browser's Last-Event-ID, then every new one. */
function followCall({ request, response }: ApiContext, call: Call): void {
  const last = request.headers['last-event-id'] ?? queryOf(request).get('after') ?? '0';
  let unsubscribe: () => void = () => {};
  const stream = openEventStream(request, response, () => unsubscribe());
  for (const event of call.events.after(Number(last) || 0)) stream.send({ id: event.sequence, data: event });
  unsubscribe = call.events.subscribe((event) => stream.send({ id: event.sequence, data: event }));
}

function parse<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.');
  throw new HttpError(
    422,
    field ? `${field}: ${issue?.message}` : (issue?.message ?? 'The input is not valid.'),
  );
}

/** Leaves out what was not given, so that it keeps its value. */
function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
