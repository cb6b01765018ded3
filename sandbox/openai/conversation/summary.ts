import { isAffirmative, isBackchannel, isGoodbye, isGreeting } from './intents';
import { splitSentences } from './words';

interface Line {
  speaker: 'caller' | 'agent';
  text: string;
}

const CALLER = /caller|guest|user|customer/i;
const OUTCOME =
  /\bconfirm(?:ed|ation)\b|\bcode\b|\bbooked\b|\bpassed\b.*\bon\b|\bmessage\b|\bput you through\b|\bconnect(?:ing|ed)\b|\bfollow up\b|\bnoted\b|\bsold out\b|\bcancel/i;

/** The lines of a transcript ("Caller: …", "Agent: …"); other lines are ignored. */
function readLines(text: string): Line[] {
  return text.split('\n').flatMap((line): Line[] => {
    const found =
      /^\s*(?:[-*]\s*)?(?:\[?[\d:.]+\]?\s*)?(caller|guest|user|customer|agent|assistant|front desk|ai)\s*(?:\([^)]*\))?\s*:\s*(.+)$/i.exec(
        line,
      );
    if (!found?.[1] || !found[2]) return [];
    return [{ speaker: CALLER.test(found[1]) ? 'caller' : 'agent', text: found[2].trim() }];
  });
}

/**
 * A truthful summary made only of what was said: what the caller came for, what came of it, how it ended.
 * Text that is not a transcript is shortened to its first sentences.
 */
export function summarize(text: string): string {
  const lines = readLines(text);
  if (lines.length === 0) return splitSentences(text).slice(0, 2).join(' ') || text.slice(0, 200);
  const wishes = lines.filter((line) => line.speaker === 'caller' && isSubstantial(line.text)).slice(0, 2);
  const outcome = lines
    .filter((line) => line.speaker === 'agent')
    .flatMap((line) => splitSentences(line.text))
    .filter((sentence) => OUTCOME.test(sentence) && !sentence.endsWith('?'))
    .at(-1);
  if (wishes.length === 0)
    return outcome ? `The front desk said: "${outcome}"` : 'The caller said nothing of substance.';
  const said = `The caller said: ${wishes.map((line) => `"${line.text}"`).join(' and ')}.`;
  return outcome ? `${said} The front desk said: "${outcome}"` : said;
}

function isSubstantial(text: string): boolean {
  return (
    text.split(/\s+/).length >= 3 &&
    !isGreeting(text) &&
    !isBackchannel(text) &&
    !isGoodbye(text) &&
    !isAffirmative(text)
  );
}
