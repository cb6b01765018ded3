/** What a vendor charges for one unit from a day on, in billionths of a US dollar (so that $0.01 per million tokens is a whole number). */
export interface Price {
  component: CostComponent;
  model: string;
  unit: 'token' | 'minute' | 'character';
  nanoDollars: number;
  /** First day of the price, YYYY-MM-DD. */
  from: string;
  /** The vendor charges every minute that was begun. */
  startedMinutes?: true;
}

export type CostComponent =
  | 'text_input'
  | 'text_input_cached'
  | 'audio_input'
  | 'audio_input_cached'
  | 'text_output'
  | 'audio_output'
  | 'voice_session'
  | 'transcription'
  | 'speech'
  | 'telephony'
  | 'media_stream'
  | 'recording';

const AS_LISTED = '2026-11-01';

/** Dollars per million tokens. */
function tokens(model: string, perMillion: Partial<Record<CostComponent, number>>): Price[] {
  return Object.entries(perMillion).map(([component, dollars]) => ({
    component: component as CostComponent,
    model,
    unit: 'token',
    nanoDollars: Math.round(dollars * 1_000),
    from: AS_LISTED,
  }));
}

/** Dollars per minute. */
function minutes(
  component: CostComponent,
  model: string,
  dollars: number,
  rest: { startedMinutes?: true } = {},
): Price {
  return {
    component,
    model,
    unit: 'minute',
    nanoDollars: Math.round(dollars * 1e9),
    from: AS_LISTED,
    ...rest,
  };
}

const REALTIME = {
  audio_input: 32,
  audio_input_cached: 0.4,
  audio_output: 64,
  text_input: 4,
  text_input_cached: 0.4,
};

/**
 * List prices in US dollars. A changed price is a further entry with its day, never an edit: a call costs what was
 * charged on the day it was made.
 */
export const PRICES: Price[] = [
  ...tokens('gpt-realtime-2.1', { ...REALTIME, text_output: 24 }),
  ...tokens('gpt-realtime-2', { ...REALTIME, text_output: 24 }),
  ...tokens('gpt-realtime-1.5', { ...REALTIME, text_output: 16 }),
  ...tokens('gpt-realtime-2.1-mini', {
    audio_input: 10,
    audio_input_cached: 0.3,
    audio_output: 20,
    text_input: 0.6,
    text_input_cached: 0.06,
    text_output: 2.4,
  }),
  ...tokens('gpt-6-luna', { text_input: 0.1, text_input_cached: 0.01, text_output: 0.5 }),
  minutes('voice_session', 'gpt-live-1', 0.05),
  minutes('voice_session', 'gpt-live-1.1', 0.05),
  minutes('transcription', 'gpt-live-transcribe', 0.017),
  minutes('transcription', 'gpt-realtime-whisper', 0.017),
  minutes('transcription', 'gpt-transcribe', 0.006),
  minutes('transcription', 'nova-3', 0.0048),
  {
    component: 'speech',
    model: 'eleven_flash_v2_5',
    unit: 'character',
    nanoDollars: 50_000,
    from: AS_LISTED,
  },
  minutes('telephony', 'twilio-inbound', 0.0085, { startedMinutes: true }),
  minutes('telephony', 'twilio-inbound-toll-free', 0.022, { startedMinutes: true }),
  minutes('telephony', 'twilio-outbound', 0.014, { startedMinutes: true }),
  minutes('media_stream', 'twilio-media-streams', 0.004, { startedMinutes: true }),
  minutes('recording', 'twilio-recording', 0.0025, { startedMinutes: true }),
];

/** The price on a day: the latest that had begun, or the oldest known for a day before our records. */
export function findPrice(component: CostComponent, model: string, day: string): Price | null {
  const known = PRICES.filter(
    (price) => price.component === component && price.model === familyOf(model, component),
  );
  known.sort((left, right) => left.from.localeCompare(right.from));
  return known.findLast(({ from }) => from <= day) ?? known[0] ?? null;
}

/** A dated snapshot costs what its family costs: `gpt-realtime-2.1-2026-09-14`. */
function familyOf(model: string, component: CostComponent): string {
  if (PRICES.some((price) => price.model === model && price.component === component)) return model;
  return model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
}
