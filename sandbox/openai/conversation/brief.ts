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
  /** The caller has heard a greeting before the conversation began. */
  isGreeted: boolean;
  /** Confirmation codes are to be read out twice. */
  repeatsCodes: boolean;
}

const NAME = `([A-Z][\\p{L}\\d&'’.-]*(?: (?:(?:of|at|the|and|by|on|in|&) )*[A-Z0-9][\\p{L}\\d&'’-]*)*)`;

const PROPERTY_PATTERNS = [
  new RegExp(`(?:[Pp]roperty|[Hh]otel|[Bb]usiness)(?: name)?\\s*[:=]\\s*"?${NAME}`, 'u'),
  new RegExp(`(?:calling|call|reach(?:ed)?) ${NAME}`, 'u'),
  new RegExp(
    `(?:front desk|receptionist|reception|telephone|phone|line|calls?|host|concierge|assistant)[^.\\n]{0,30}? (?:of|at|for|from) (?:the )?${NAME}`,
    'u',
  ),
  new RegExp(`\\b(?:for|at|of) ${NAME}`, 'u'),
];

/** Reads the instructions; `fallbackToday` serves a session whose instructions name no date. */
export function readBrief(instructions: string, fallbackToday: string): Brief {
  return {
    propertyName: readPropertyName(instructions),
    today: readToday(instructions) ?? fallbackToday,
    callerPhone: readCallerPhone(instructions),
    emergencyNumber: readEmergencyNumber(instructions),
    greeting: /greet[^"“\n]{0,80}["“]([^"”\n]{8,400})["”]/i.exec(instructions)?.[1] ?? null,
    isGreeted: /already (?:heard|been)[^.\n]{0,30}greet|do not greet again/i.test(instructions),
    repeatsCodes: /\bcode twice\b/i.test(instructions),
  };
}

function readEmergencyNumber(instructions: string): string | null {
  const named = /emergency (?:phone )?number[^\d\n]{0,30}(\d{3})\b/i.exec(instructions);
  return (named ?? /\b(911|112|999|000)\b/.exec(instructions))?.[1] ?? null;
}

function readPropertyName(instructions: string): string | null {
  const labelled = /name of the (?:property|hotel|business)\s*[:=]\s*"?([^\n"]{2,80})/i
    .exec(instructions)?.[1]
    ?.trim();
  if (labelled) return labelled;
  for (const pattern of PROPERTY_PATTERNS) {
    const name = pattern.exec(instructions)?.[1]?.replace(/[.'’-]+$/, '');
    if (name && !/^(?:AI|You|The|Today)$/.test(name)) return name;
  }
  return null;
}

function readToday(instructions: string): string | null {
  const clues =
    instructions.match(
      /(?:today is|today:|current date|date today|local date|right now|it is now)[^\n]{0,120}/gi,
    ) ?? [];
  for (const clue of clues) {
    const date = /\b\d{4}-\d{2}-\d{2}\b/.exec(clue)?.[0] ?? readWrittenDate(clue);
    if (date) return date;
  }
  return null;
}

function readWrittenDate(clue: string): string | null {
  const results = chrono.en.parse(clue.replace(/today/i, ''));
  const found = results.find((result) => result.start.isCertain('day') && result.start.isCertain('year'));
  if (!found) return null;
  return isoDate(found.start.get('year') ?? 1970, found.start.get('month') ?? 1, found.start.get('day') ?? 1);
}

function readCallerPhone(instructions: string): string | null {
  return (
    /(?:caller|calling from|caller id|guest'?s (?:phone|number))[^\n+]{0,60}(\+\d{7,15})/i.exec(
      instructions,
    )?.[1] ?? null
  );
}
