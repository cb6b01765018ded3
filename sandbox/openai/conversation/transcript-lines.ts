import type { DialogueInput } from './state';

const TOOL_RESULT = /^\s*(?:earlier in this call,\s*(\w+) returned|result of (\w+))\s*:\s*([\s\S]+)$/i;
const LINE = /^\s*[-*]?\s*(caller|guest|user|agent|assistant|front desk|you)\s*:\s*(.+)$/i;

/**
 * What a system message tells about the past, as inputs of the conversation: the result of a tool, or a written
 * history line by line ("Caller: …", "Agent: …"). A product that reconnects in the middle of a call hands the past
 * over this way.
 */
export function readTranscript(text: string): DialogueInput[] {
  const [, earlier, reported, output] = TOOL_RESULT.exec(text) ?? [];
  if (output && earlier) return [{ type: 'recalled', name: earlier, output }];
  if (output && reported) return [{ type: 'reported', name: reported, output }];
  return text.split('\n').flatMap((line): DialogueInput[] => {
    const found = LINE.exec(line);
    const words = found?.[2]?.trim();
    if (!words) return [];
    const isCaller = /caller|guest|user/i.test(found?.[1] ?? '');
    return [isCaller ? { type: 'caller', text: words } : { type: 'said', text: words }];
  });
}
