import { summarize } from '../conversation/summary';
import { plain } from '../conversation/words';

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
}

/**
 * An answer to a text request. With a JSON schema, an object of that shape: strings named for a summary carry it,
 * choices are taken when the transcript names them, and everything else is left empty rather than invented.
 */
export function answerText(input: string, schema: unknown): string {
  const summary = summarize(input);
  if (schema === undefined) return summary;
  return JSON.stringify(fill(schema as Schema, '', { summary, words: plain(input) }));
}

interface Material {
  summary: string;
  words: string;
}

function fill(schema: Schema, name: string, material: Material): unknown {
  const options = schema.anyOf;
  if (options)
    return options.some((option) => option.type === 'null') ? null : fill(options[0] ?? {}, name, material);
  if (schema.enum) return choose(schema.enum, material.words);
  const type = Array.isArray(schema.type)
    ? schema.type.includes('null')
      ? 'null'
      : schema.type[0]
    : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, property]) => [
          key,
          fill(property, key, material),
        ]),
      );
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 0;
    case 'null':
      return null;
    default:
      return /summary|title|headline|note|description/i.test(name) ? material.summary : '';
  }
}

function choose(choices: unknown[], words: string): unknown {
  const named = choices.find(
    (choice) => typeof choice === 'string' && words.includes(choice.toLowerCase().replaceAll('_', ' ')),
  );
  return (
    named ?? choices.find((choice) => /other|unknown|none|neutral|info/.test(String(choice))) ?? choices[0]
  );
}
