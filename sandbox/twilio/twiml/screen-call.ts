import type { Call } from '../calls/call';
import type { XmlElement } from './parse-xml';
import { methodOf, resolveUrl, type VerbContext } from './verb';

/**
 * Runs the instructions a dialled number brings along (`<Number url>`) on its own leg before the caller is put
 * through. Unlike other instructions, reaching their end does not hang up.
 */
export async function startScreening(
  target: XmlElement | undefined,
  leg: Call,
  context: VerbContext,
): Promise<void> {
  const url = target?.attributes.url;
  if (!target || !url) return;
  const source = { kind: 'url', url: resolveUrl(context, url), method: methodOf(target) } as const;
  await context.startProgram(context.carrier, leg, source, { atEnd: 'stay' });
}
