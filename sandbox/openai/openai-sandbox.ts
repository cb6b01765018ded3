import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { passesFault } from '../apply-http-fault';
import { type Clock, createSystemClock } from '../clock';
import type { Faults } from '../faults';
import { bearerKey, HttpError, readJson, sendJson } from '../http';
import { renderSpeech } from '../speech/render-speech';
import type { Utterances } from '../utterances';
import { createSpeech } from './http/audio-speech';
import { createEmbeddings } from './http/embeddings';
import { findModel, listModels } from './http/models';
import { createChatCompletion, createResponse } from './http/text-answers';
import { ClientError } from './realtime/client-error';
import { createRealtimeServer } from './realtime/realtime-server';

export interface OpenAiSandboxOptions {
  faults: Faults;
  utterances: Utterances;
  log: Logger;
  clock?: Clock;
  /** Silence before a reply, in milliseconds; `SANDBOX_THINK_MS`, else 250. */
  thinkMs?: number;
  /** The longest a Realtime session lives; `SANDBOX_SESSION_MAX_MS`, else an hour. */
  sessionMaxMs?: number;
}

export interface OpenAiSandbox {
  /** Answers a request below the mount; false when there is nothing at the path. */
  handleRequest(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, path: string): boolean;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;

const FAULT_BODIES = {
  refused: errorBody('server_error', 'The server is currently overloaded. Please try again later.', null),
  rateLimited: errorBody('requests', 'Rate limit reached. Please try again in 1s.', 'rate_limit_exceeded'),
};

/** OpenAI's REST endpoints and the Realtime socket, spoken exactly enough for the official SDK. */
export function createOpenAiSandbox(options: OpenAiSandboxOptions): OpenAiSandbox {
  const clock = options.clock ?? createSystemClock();
  const { faults, utterances, log } = options;
  warmUpSpeech(log);
  const realtime = createRealtimeServer({
    ...{ faults, utterances, log, clock },
    thinkMs: options.thinkMs ?? readMs('SANDBOX_THINK_MS', 250),
    maxAgeMs: options.sessionMaxMs ?? readMs('SANDBOX_SESSION_MAX_MS', HOUR_MS),
  });
  return {
    async handleRequest(request, response, path) {
      const route = findRoute(request.method ?? 'GET', pathOnly(path), clock);
      if (!route) return false;
      if (!bearerKey(request)) {
        sendJson(
          response,
          401,
          errorBody('invalid_request_error', 'Missing bearer authentication in header', null),
        );
        return true;
      }
      if (!(await passesFault({ faults, vendor: 'openai', clock, bodies: FAULT_BODIES }, request, response)))
        return true;
      await answer(route, request, response);
      return true;
    },
    handleUpgrade(request, socket, head, path) {
      if (pathOnly(path) !== '/v1/realtime') return false;
      realtime.upgrade(request, socket, head);
      return true;
    },
    close: () => realtime.close(),
  };
}

/** The synthesiser takes about a second to load; the first caller should not be the one to wait for it. */
function warmUpSpeech(log: Logger): void {
  renderSpeech('Hello.', { voice: 'agent' }).catch((error: unknown) =>
    log.error({ err: error }, 'speech is not available'),
  );
}

type Route = (body: () => Promise<Record<string, unknown>>) => unknown;

function findRoute(method: string, path: string, clock: Clock): Route | null {
  const nowMs = () => clock.date().getTime();
  const routes: Record<string, Route> = {
    'GET /v1/models': () => ({ object: 'list', data: listModels() }),
    'POST /v1/responses': async (body) => createResponse(await body(), nowMs()),
    'POST /v1/chat/completions': async (body) => createChatCompletion(await body(), nowMs()),
    'POST /v1/embeddings': async (body) => createEmbeddings(await body()),
    'POST /v1/audio/speech': async (body) => createSpeech(await body()),
  };
  const modelId = /^\/v1\/models\/([^/]+)$/.exec(path)?.[1];
  if (method === 'GET' && modelId) return () => getModel(decodeURIComponent(modelId));
  return routes[`${method} ${path}`] ?? null;
}

function getModel(id: string): unknown {
  const model = findModel(id);
  if (!model)
    throw new ClientError(
      'model_not_found',
      `The model '${id}' does not exist or you do not have access to it.`,
      'model',
    );
  return model;
}

async function answer(route: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const result = await route(() => readJson(request));
    if (isAudio(result)) response.writeHead(200, { 'content-type': result.type }).end(result.audio);
    else sendJson(response, 200, result);
  } catch (error) {
    if (error instanceof ClientError) {
      const status = error.code === 'model_not_found' ? 404 : 400;
      sendJson(response, status, errorBody('invalid_request_error', error.message, error.code, error.param));
    } else if (error instanceof HttpError) {
      sendJson(response, error.status, errorBody('invalid_request_error', error.message, null));
    } else throw error;
  }
}

function isAudio(result: unknown): result is { type: string; audio: Buffer } {
  return typeof result === 'object' && result !== null && 'audio' in result && Buffer.isBuffer(result.audio);
}

function errorBody(type: string, message: string, code: string | null, param: string | null = null) {
  return { error: { message, type, param, code } };
}

function pathOnly(path: string): string {
  return path.replace(/\?.*$/s, '').replace(/\/+$/, '');
}

function readMs(name: string, fallback: number): number {
  const value = Number(process.env[name]);
  return process.env[name] && Number.isFinite(value) && value >= 0 ? value : fallback;
}
