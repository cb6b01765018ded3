import type { Model } from 'openai/resources/models';

const CREATED = Math.floor(Date.UTC(2026, 8, 9) / 1000);

/** The models offered, with the day each is switched off where one is announced. */
const SHUTDOWN_DATES: Record<string, string | null> = {
  'gpt-realtime-2.1': null,
  'gpt-realtime-2.1-mini': null,
  'gpt-realtime-2': null,
  'gpt-realtime-1.5': null,
  'gpt-realtime': '2027-01-20',
  'gpt-realtime-mini': '2027-01-20',
  'gpt-live-1': null,
  'gpt-live-1.1': null,
  'gpt-transcribe': null,
  'gpt-live-transcribe': null,
  'gpt-realtime-whisper': null,
  'whisper-1': '2027-02-26',
  'gpt-4o-transcribe': '2027-02-26',
  'gpt-4o-mini-transcribe': '2027-02-26',
  'gpt-4o-mini-tts': '2027-01-06',
  'tts-1': '2027-01-06',
  'gpt-6-luna': null,
  'text-embedding-3-small': null,
  'text-embedding-3-large': null,
};

export function listModels(): Model[] {
  return Object.keys(SHUTDOWN_DATES).map(toModel);
}

export function findModel(id: string): Model | undefined {
  return id in SHUTDOWN_DATES ? toModel(id) : undefined;
}

function toModel(id: string): Model {
  return {
    id,
    object: 'model',
    created: CREATED,
    owned_by: 'system',
    shutdown_date: SHUTDOWN_DATES[id] ?? null,
  };
}
