interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** What is known for a call, by concept; `undefined` is not known. */
export type Known = Record<string, unknown>;

/** Other names tools use for the same concept, in the spelling left after removing case and underscores. */
const SYNONYMS: Record<string, string[]> = {
  arrival: ['arrivaldate', 'checkin', 'checkindate', 'startdate', 'from'],
  departure: ['departuredate', 'checkout', 'checkoutdate', 'enddate', 'until'],
  childages: ['childrenages', 'agesofchildren'],
  children: ['childcount', 'kids'],
  roomtype: ['roomtypename', 'roomtypecode', 'roompreference'],
  offerid: ['quoteid', 'offer'],
  holdid: ['hold'],
  name: ['guestname', 'fullname', 'callername', 'contactname'],
  phone: ['guestphone', 'callbacknumber', 'phonenumber', 'contactphone', 'callback'],
  email: ['guestemail', 'emailaddress', 'contactemail'],
  requests: ['specialrequests', 'notes', 'request'],
  for: ['recipient', 'forwhom', 'to'],
  message: ['body', 'content', 'text'],
  need: ['summary', 'interest', 'details'],
  query: ['question', 'search', 'topic'],
  location: ['where', 'place', 'room'],
  type: ['kind', 'category', 'emergencytype'],
  reason: ['why', 'cause'],
};

/** Arguments for a function, named and shaped as its JSON schema wants them. Unknown optional ones are left out. */
export function fillArguments(parameters: unknown, known: Known): Record<string, unknown> {
  const schema = (parameters ?? {}) as Schema;
  if (!schema.properties) return definedOnly(known);
  return fillObject(schema, known);
}

/** Whether the function takes this concept at all, so that nothing is asked that could not be passed on. */
export function accepts(parameters: unknown, concept: string): boolean {
  const schema = (parameters ?? {}) as Schema;
  if (!schema.properties) return true;
  return Object.entries(schema.properties).some(
    ([name, property]) => conceptOf(name) === concept || acceptsInside(property, concept),
  );
}

function acceptsInside(property: Schema, concept: string): boolean {
  return property.properties !== undefined && accepts(property, concept);
}

function fillObject(schema: Schema, known: Known): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const value = fillProperty(resolve(property), known, conceptOf(name));
    if (value !== undefined) filled[name] = value;
    else if (schema.required?.includes(name) && allowsNull(property)) filled[name] = null;
  }
  return filled;
}

function fillProperty(property: Schema, known: Known, concept: string): unknown {
  const value = known[concept];
  if (property.properties && !Array.isArray(value)) {
    const nested = fillObject(
      property,
      typeof value === 'object' && value !== null ? (value as Known) : known,
    );
    return Object.keys(nested).length > 0 ? nested : undefined;
  }
  if (value === undefined || value === null) return undefined;
  if (property.enum) return nearestChoice(property.enum, String(value));
  if (Array.isArray(value)) return fillList(property, value);
  return coerce(property, value);
}

function fillList(property: Schema, values: unknown[]): unknown {
  if (isType(property, 'integer') || isType(property, 'number')) return values.length;
  if (isType(property, 'string')) return values.join('; ');
  const items = resolve(property.items ?? {});
  return values.map((value) =>
    items.properties && typeof value === 'object' && value !== null
      ? fillObject(items, value as Known)
      : value,
  );
}

function coerce(property: Schema, value: unknown): unknown {
  if (isType(property, 'array')) return [value];
  if (isType(property, 'string')) return String(value);
  if (isType(property, 'integer') || isType(property, 'number')) return Number(value);
  return value;
}

/** The listed word closest to what is meant: equal, containing, sharing a word; else one that means "other". */
function nearestChoice(choices: unknown[], meant: string): unknown {
  const words = choices.filter((choice): choice is string => typeof choice === 'string');
  const wanted = squash(meant);
  const parts = meant
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part.length > 2);
  return (
    words.find((choice) => squash(choice) === wanted) ??
    words.find((choice) => wanted.includes(squash(choice)) || squash(choice).includes(wanted)) ??
    words.find((choice) => parts.some((part) => squash(choice).includes(part))) ??
    words.find((choice) => /other|general|front|reception|normal|unknown/.test(choice)) ??
    words[0]
  );
}

function conceptOf(name: string): string {
  const squashed = squash(name);
  for (const [concept, others] of Object.entries(SYNONYMS)) {
    if (squashed === concept || others.includes(squashed)) return concept;
  }
  return squashed;
}

function squash(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function resolve(schema: Schema): Schema {
  const options = schema.anyOf ?? schema.oneOf;
  return options?.find((option) => option.type !== 'null') ?? schema;
}

function allowsNull(schema: Schema): boolean {
  return (
    isType(schema, 'null') || (schema.anyOf ?? schema.oneOf ?? []).some((option) => option.type === 'null')
  );
}

function isType(schema: Schema, type: string): boolean {
  return Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;
}

function definedOnly(known: Known): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined && value !== null),
  );
}
