import type { Call } from '../calls/call';
import { callParams } from '../calls/call-params';
import type { Carrier } from '../carrier';
import { type WebhookResponse, WebhookUnreachable } from '../webhook';
import { parseXml, type XmlElement, XmlError } from './parse-xml';

/** Where the next instructions come from. */
export type TwimlSource =
  | { kind: 'inline'; twiml: string }
  | {
      kind: 'url';
      url: string;
      method: string;
      params?: Record<string, string>;
      fallback?: { url: string; method: string };
    };

export interface TwimlDocument {
  verbs: XmlElement[];
  /** Address the document came from, against which relative addresses in it are resolved; null when inline. */
  url: string | null;
}

/** Instructions that could not be fetched or understood, with the vendor's error code. */
export class TwimlError extends Error {
  constructor(
    readonly code: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Fetches and reads the instructions; an address that fails is replaced by its fallback, if it has one. */
export async function loadTwiml(
  carrier: Carrier,
  call: Call,
  source: TwimlSource,
  signal: AbortSignal,
): Promise<TwimlDocument> {
  if (source.kind === 'inline') return { verbs: parseTwiml(source.twiml), url: null };
  try {
    return await fetchTwiml(carrier, call, source, signal);
  } catch (error) {
    if (!(error instanceof TwimlError) || !source.fallback?.url) throw error;
    call.events.append({ type: 'error', code: error.code, message: error.message });
    const params = { ...source.params, ErrorCode: String(error.code), ErrorUrl: source.url };
    return fetchTwiml(carrier, call, { ...source.fallback, params }, signal);
  }
}

async function fetchTwiml(
  carrier: Carrier,
  call: Call,
  { url, method, params }: { url: string; method: string; params?: Record<string, string> },
  signal: AbortSignal,
): Promise<TwimlDocument> {
  const request = { url, method, params: { ...callParams(call, carrier.accountSid), ...params }, signal };
  const response = await carrier.sendWebhook(request).catch((cause: unknown) => {
    if (!(cause instanceof WebhookUnreachable)) throw cause;
    throw new TwimlError(11205, `Could not reach ${url}.`, { cause });
  });
  call.events.append({ type: 'webhook', url, status: response.status });
  if (response.status >= 400) throw new TwimlError(11200, `${url} answered ${response.status}.`);
  return { verbs: readResponse(url, response), url };
}

function readResponse(url: string, response: WebhookResponse): XmlElement[] {
  const type = response.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const body = response.body.toString('utf8');
  if (response.status === 204) return [];
  if (type === 'text/plain') return [element('Say', body)];
  if (type.startsWith('audio/')) return [element('Play', url)];
  if (!/^(text|application)\/(xml|html)$/.test(type)) {
    throw new TwimlError(12300, `${url} answered with the content type "${type}", not XML.`);
  }
  return parseTwiml(body);
}

function parseTwiml(source: string): XmlElement[] {
  const root = parseOrThrow(source);
  if (root.name !== 'Response') throw new TwimlError(12100, 'The document element must be <Response>.');
  return root.children;
}

function parseOrThrow(source: string): XmlElement {
  try {
    return parseXml(source);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    throw new TwimlError(12100, cause.message, { cause });
  }
}

function element(name: string, text: string): XmlElement {
  return { name, attributes: {}, children: [], text };
}
