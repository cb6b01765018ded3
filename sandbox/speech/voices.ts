export interface Voice {
  /** The synthesiser's name of a language with a variant. */
  name: string;
  /** 0 to 100. */
  pitch: number;
  wordsPerMinute: number;
}

const AGENT: Voice = { name: 'en-us+f2', pitch: 52, wordsPerMinute: 205 };

const VOICES: Record<string, Voice> = {
  agent: AGENT,
  caller: { name: 'en-gb-x-rp', pitch: 42, wordsPerMinute: 195 },
  alloy: { name: 'en-us+f1', pitch: 48, wordsPerMinute: 205 },
  ash: { name: 'en-us+m2', pitch: 40, wordsPerMinute: 205 },
  ballad: { name: 'en-us+m4', pitch: 50, wordsPerMinute: 195 },
  coral: { name: 'en-us+f3', pitch: 58, wordsPerMinute: 200 },
  echo: { name: 'en-us+m1', pitch: 46, wordsPerMinute: 205 },
  sage: { name: 'en-us+f4', pitch: 50, wordsPerMinute: 200 },
  shimmer: { name: 'en-us+f5', pitch: 60, wordsPerMinute: 200 },
  verse: { name: 'en-us+m3', pitch: 48, wordsPerMinute: 200 },
  marin: AGENT,
  cedar: { name: 'en-us+m7', pitch: 42, wordsPerMinute: 200 },
};

/** The packaged voice for a role (`caller`, `agent`) or a vendor's voice name; unknown names speak as the agent. */
export function findVoice(name: string): Voice {
  return VOICES[name] ?? AGENT;
}

/** The vendor's voice names a session may ask for. */
export const MODEL_VOICES = Object.keys(VOICES).filter((name) => name !== 'agent' && name !== 'caller');
