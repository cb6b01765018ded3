import type { Brief } from './brief';
import { greeting } from './phrases';

const QUOTED = /["“]([^"”]{2,600})["”]/;
const SAY_LEAD =
  /\b(?:say|speak|tell the caller|read(?: out)?|respond with|reply with)\b[^:"“\n]{0,60}(?:exactly|verbatim|word for word|only|the following|this|these words)?[^:"“\n]{0,40}:\s*/i;

/** A script to be read whole, introduced by what it is. */
const SCRIPT = /(?:^|\n)\s*(?:the )?(?:text|script|words)(?: to (?:read|say))?\s*:\s*([\s\S]+)$/i;

const INTENTIONS: [RegExp, (brief: Brief) => string][] = [
  [
    /\b(?:checking|filler|hold on|one moment|working on it|still looking|look(?:ing)? (?:it|that) up)\b/i,
    () => 'One moment, please.',
  ],
  [
    /\b(?:say goodbye|goodbye|end the call|wrap up|time is up|maximum)\b/i,
    () => 'Thank you for calling. Goodbye!',
  ],
  [/\bapologi[sz]e\b/i, () => "I'm sorry about that."],
  [
    /\b(?:greet|welcome) the caller\b|\bgreeting\b/i,
    (brief) => brief.greeting ?? greeting(brief.propertyName),
  ],
];

/**
 * What a response's own instructions ask to be said, or null when they leave it to the conversation.
 * Quoted words are said exactly; a handful of plain requests have a plain sentence.
 */
export function instructedReply(instructions: string, brief: Brief): string | null {
  const script = SCRIPT.exec(instructions)?.[1]?.trim();
  if (script) return script.replace(/^["“]([\s\S]*)["”]$/, '$1');
  const lead = SAY_LEAD.exec(instructions);
  if (lead) {
    const rest = instructions.slice(lead.index + lead[0].length);
    return (/^\s*["“]/.test(rest) ? QUOTED.exec(rest)?.[1] : rest.split('\n')[0])?.trim() || null;
  }
  const quoted = QUOTED.exec(instructions)?.[1];
  if (quoted && /\s/.test(quoted)) return quoted.trim();
  return INTENTIONS.find(([pattern]) => pattern.test(instructions))?.[1](brief) ?? null;
}
