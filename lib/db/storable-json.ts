/**
 * The same value without what PostgreSQL refuses to keep: NUL characters and halves of surrogate pairs, in values
 * and in keys. A model or a carrier may produce either, and nothing must be lost over one.
 */
export function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(toStorable);
  if (value instanceof Date) return value.toJSON();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), toStorable(inner)]));
}

function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
