import { cleanCallerText } from '@/lib/guests/caller-words';

/** Text from the database on its way into the instructions: one line, no marks, so that a name stays a name. */
export function oneLine(text: string, maxLength = 200): string {
  return cleanCallerText(text)
    .replace(/[<>#"`]/g, '')
    .slice(0, maxLength);
}
