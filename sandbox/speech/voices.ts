export interface Voice {
  /** The synthesiser's name of a language with a variant. */
  name: string;
  /** 0 to 100. */
  pitch: number;
  wordsPerMinute: number;
}

const AGENT: Voice = { name: 'en-us+f2', pitch: 52, wordsPerMinute: 168 };

const VOICES: Record<string, Voice> = {
  agent: AGENT,
  caller: { name: 'en-gb-x-rp', pitch: 42, wordsPerMinute: 160 },
  alloy: { name: 'en-us+f1', pitch: 48, wordsPerMinute: 168 },
  ash: { name: 'en-us+m2', pitch: 40, wordsPerMinute: 168 },
  ballad: { name: 'en-us+m4', pitch: 50, wordsPerMinute: 162 },
  coral: { name: 'en-us+f3', pitch: 58, wordsPerMinute: 172 },
  echo: { name: 'en-us+m1', pitch: 46, wordsPerMinute: 168 },
  sage: { name: 'en-us+f4', pitch: 50, wordsPerMinute: 164 },
  shimmer: { name: 'en-us+f5', pitch: 60, wordsPerMinute: 170 },
  verse: { name: 'en-us+m3', pitch: 48, wordsPerMinute: 172 },
  marin: AGENT,
  cedar: { name: 'en-us+m7', pitch: 42, wordsPerMinute: 164 },
};

/** The packaged voice for a role (`caller`, `agent`) or a vendor's voice name; unknown names speak as the agent. */
export function findVoice(name: string): Voice {
  return VOICES[name] ?? AGENT;
}

/** The vendor's voice names a session may ask for. */
export const MODEL_VOICES = Object.keys(VOICES).filter((name) => name !== 'agent' && name !== 'caller');
