import * as chrono from 'chrono-node';
import { isoDate } from './calendar';

/** What the session's instructions tell about the property and the call; nothing here comes from anywhere else. */
export interface Brief {
  propertyName: string | null;
  /** The local date at the property, `YYYY-MM-DD`. */
  today: string;
  callerPhone: string | null;
  emergencyNumber: string | null;
  /** A greeting the instructions spell out word for word. */
  greeting: string | null;
}

const NAME = `([A-Z][\\p{L}\\d&'’.-]*(?: (?:(?:of|at|the|and|by|on|in|&) )*[A-Z0-9][\\p{L}\\d&'’-]*)*)`;

const PROPERTY_PATTERNS = [
  new RegExp(`(?:property|hotel|business)(?: name)?\\s*[:=]\\s*"?${NAME}`, 'u'),
  new RegExp(`(?:calling|call|reach(?:ed)?) ${NAME}`, 'u'),
  new RegExp(`(?:front desk|receptionist|reception|telephone|phone|line|calls?|host|concierge|assistant)[^.\\n]{0,30}? (?:of|at|for|from) (?:the )?${NAME}`, 'u'),
  new RegExp(`\\b(?:for|at|of) ${NAME}`, 'u'),
];

/** Reads the instructions; `fallbackToday` serves a session whose instructions name no date. */
export function readBrief(instructions: string, fallbackToday: string): Brief {
  return {
    propertyName: readPropertyName(instructions),
    today: readToday(instructions) ?? fallbackToday,
    callerPhone: readCallerPhone(instructions),
    emergencyNumber: /\b(911|112|999|000)\b/.exec(instructions)?.[1] ?? null,
    greeting: /greet[^"“\n]{0,80}["“]([^"”\n]{8,400})["”]/i.exec(instructions)?.[1] ?? null,
  };
}

function readPropertyName(instructions: string): string | null {
  for (const pattern of PROPERTY_PATTERNS) {
    const name = pattern.exec(instructions)?.[1]?.replace(/[.'’-]+$/, '');
    if (name && !/^(?:AI|You|The|Today)$/.test(name)) return name;
  }
  return null;
}

function readToday(instructions: string): string | null {
  const sentence = /(?:today|current date|date today|local (?:date|time)|right now|it is now)[^\n]{0,120}/i.exec(instructions)?.[0];
  if (!sentence) return null;
  const iso = /\b\d{4}-\d{2}-\d{2}\b/.exec(sentence)?.[0];
  if (iso) return iso;
  const found = chrono.en.parse(sentence.replace(/today/i, '')).find((result) => result.start.isCertain('day') && result.start.isCertain('year'));
  if (!found) return null;
  return isoDate(found.start.get('year') ?? 1970, found.start.get('month') ?? 1, found.start.get('day') ?? 1);
}

function readCallerPhone(instructions: string): string | null {
  return /(?:caller|calling from|caller id|guest'?s (?:phone|number))[^\n+]{0,60}(\+\d{7,15})/i.exec(instructions)?.[1] ?? null;
}
