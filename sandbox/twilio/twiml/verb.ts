import type { Call } from '../calls/call';
import type { Carrier } from '../carrier';
import type { XmlElement } from './parse-xml';
import { TwimlError, type TwimlSource } from './twiml-source';

export interface VerbContext {
  carrier: Carrier;
  call: Call;
  /** Address relative addresses are resolved against; null in inline instructions of a call without one. */
  baseUrl: string | null;
  /** Aborted when the call ends or gets other instructions. */
  signal: AbortSignal;
  startProgram: StartProgram;
}

/**
 * Gives a call new instructions; whatever it was doing stops at once. Resolves when they are done with.
 * Reaching their end hangs up, unless the call is to `stay`.
 */
export type StartProgram = (
  carrier: Carrier,
  call: Call,
  source: TwimlSource,
  options?: { atEnd?: 'hang_up' | 'stay' },
) => Promise<void>;

export type VerbOutcome = { kind: 'next' } | { kind: 'jump'; to: TwimlSource } | { kind: 'over' };

export type Verb = (element: XmlElement, context: VerbContext) => Promise<VerbOutcome>;

export const NEXT: VerbOutcome = { kind: 'next' };
export const OVER: VerbOutcome = { kind: 'over' };

/** The absolute form of an address in a document. */
export function resolveUrl(context: VerbContext, url: string): string {
  const base = context.baseUrl ?? undefined;
  if (!URL.canParse(url, base)) throw new TwimlError(11100, `"${url}" is not a valid URL.`);
  // An absolute address is used letter by letter, because that is what gets signed.
  return URL.canParse(url) ? url : new URL(url, base).href;
}

/** Going to the verb's `action` (or to `otherwise`) with what the verb found out. */
export function actionOf(
  element: XmlElement,
  context: VerbContext,
  params: Record<string, string>,
  otherwise: string | null = null,
): VerbOutcome {
  const action = element.attributes.action ?? otherwise;
  if (!action) return NEXT;
  return {
    kind: 'jump',
    to: { kind: 'url', url: resolveUrl(context, action), method: methodOf(element), params },
  };
}

export function methodOf(element: XmlElement, attribute = 'method'): string {
  return element.attributes[attribute]?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

export function numberOf(element: XmlElement, attribute: string, otherwise: number): number {
  const value = Number(element.attributes[attribute] ?? '');
  return element.attributes[attribute] && Number.isFinite(value) && value >= 0 ? value : otherwise;
}

/** Picks the callback address of a verb, with the events it wants to hear of. */
export function callbackOf(
  element: XmlElement,
  context: VerbContext,
  attribute: string,
  defaultEvents: string,
): { url: string; method: string; events: string[] } | null {
  const url = element.attributes[attribute];
  if (!url) return null;
  const events = (element.attributes[`${attribute}Event`] ?? defaultEvents).split(/[\s,]+/);
  return { url: resolveUrl(context, url), method: methodOf(element, `${attribute}Method`), events };
}
