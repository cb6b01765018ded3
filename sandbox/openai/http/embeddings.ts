import type { CreateEmbeddingResponse } from 'openai/resources/embeddings';
import { plain } from '../conversation/words';
import { ClientError } from '../realtime/client-error';
import { textTokens } from '../realtime/usage';

const DEFAULT_DIMENSIONS = 1536;
const MAX_INPUTS = 2048;

/** Deterministic vectors: texts that share words and letter groups point the same way. */
export function createEmbeddings(body: Record<string, unknown>): CreateEmbeddingResponse {
  const inputs = readInputs(body.input);
  const dimensions = typeof body.dimensions === 'number' ? body.dimensions : DEFAULT_DIMENSIONS;
  const tokens = inputs.reduce((sum, input) => sum + textTokens(input), 0);
  const data = inputs.map((input, index) => ({
    object: 'embedding' as const,
    index,
    embedding: encode(embed(input, dimensions), body.encoding_format),
  }));
  return {
    object: 'list',
    model: String(body.model),
    data,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** The unit vector of a text's words and letter groups, hashed into place. */
function embed(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const [feature, weight] of features(text)) {
    const hash = hashOf(feature);
    const index = hash % dimensions;
    vector[index] = (vector[index] ?? 0) + (hash & 0x8000_0000 ? -weight : weight);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function* features(text: string): Generator<[string, number]> {
  for (const word of plain(text).match(/[\p{L}\d]+/gu) ?? []) {
    yield [`w:${word}`, 1];
    const padded = `^${word}$`;
    for (let at = 0; at + 3 <= padded.length; at += 1) yield [`g:${padded.slice(at, at + 3)}`, 0.4];
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** The vendor's SDK asks for base64 by default and decodes it; its type knows only the decoded form. */
function encode(vector: Float32Array, format: unknown): number[] {
  if (format !== 'base64') return [...vector];
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString(
    'base64',
  ) as unknown as number[];
}

function readInputs(input: unknown): string[] {
  const inputs = Array.isArray(input) ? input : [input];
  if (
    inputs.length === 0 ||
    inputs.length > MAX_INPUTS ||
    !inputs.every((each) => typeof each === 'string' && each !== '')
  ) {
    throw new ClientError('invalid_value', "'input' must be a non-empty string or a list of them.", 'input');
  }
  return inputs as string[];
}
