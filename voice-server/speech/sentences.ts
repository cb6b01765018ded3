import type { AgentTool } from '@/lib/agent/tools/tool';
import type { RecordingKind } from '../call/machine/state';
import { FILLER_PREFIX } from './recording-shelf';
import { lineWords, spokenGreeting } from './safety-messages';

export interface Sentence {
  kind: string;
  text: string;
  /** The agent's own voice if it can be had; safety messages must not depend on a vendor even to be rendered. */
  voice: 'agent' | 'packaged';
}

const SAFETY: Exclude<RecordingKind, 'greeting'>[] = [
  'apology',
  'one_moment',
  'still_there',
  'ending_soon',
  'goodbye',
];

/** Everything an agent version says without the model, in the order in which a call may need it. */
export function sentencesOf(agent: {
  greeting: string;
  locale: string;
  tools: readonly AgentTool[];
}): Sentence[] {
  const words = lineWords(agent.locale);
  const greeting: Sentence = {
    kind: 'greeting',
    text: spokenGreeting(agent.greeting, agent.locale),
    voice: 'agent',
  };
  const safety = SAFETY.map((kind): Sentence => ({ kind, text: words[kind], voice: 'packaged' }));
  return [greeting, ...safety, ...fillersOf(agent.tools)];
}

function fillersOf(tools: readonly AgentTool[]): Sentence[] {
  const texts = [...new Set(tools.flatMap(({ fillers }) => fillers))];
  return texts.map((text) => ({ kind: `${FILLER_PREFIX}${text}`, text, voice: 'agent' }));
}
