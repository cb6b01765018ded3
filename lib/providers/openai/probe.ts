import { env } from '@/lib/env/env';
import { openAi } from './client';
import { SUMMARY_MODEL } from './models';

const WARN_DAYS = 60;

/**
 * Lists the models: shows that the key works, that the models we use exist, and which of them the vendor will switch off
 * within two months. Throws when OpenAI does not answer or a voice model is missing.
 */
export async function probeOpenAi({ now }: { now: Date }): Promise<{ latencyMs: number; detail: string }> {
  const startedAt = performance.now();
  const shutdowns = new Map<string, string | null>();
  for await (const model of openAi().models.list({ timeout: 5_000, maxRetries: 0 })) {
    shutdowns.set(model.id, model.shutdown_date ?? null);
  }
  const latencyMs = Math.round(performance.now() - startedAt);
  const voiceModels = [env.OPENAI_REALTIME_MODEL, env.OPENAI_TRANSCRIPTION_MODEL];
  const missing = voiceModels.filter((model) => !shutdowns.has(model));
  if (missing.length > 0)
    throw new Error(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not offered to this key`,
    );
  const ending = [...voiceModels, SUMMARY_MODEL].flatMap((model) => warnOf(model, shutdowns.get(model), now));
  return { latencyMs, detail: ending.length > 0 ? ending.join('; ') : `${shutdowns.size} models` };
}

function warnOf(model: string, shutdown: string | null | undefined, now: Date): string[] {
  if (!shutdown) return [];
  const days = (new Date(shutdown).getTime() - now.getTime()) / 86_400_000;
  return days < WARN_DAYS ? [`${model} is switched off on ${shutdown.slice(0, 10)}`] : [];
}
