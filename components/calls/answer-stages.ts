import type { TurnLatency } from '@/lib/calls/schema';

export interface AnswerStage {
  name: 'hearing' | 'thinking' | 'tools' | 'voice' | 'line';
  startMs: number;
  endMs: number;
}

/**
 * The wait before one answer as stages that follow each other. The marks are all counted from the end of the
 * guest's words; tool time lies inside the wait for the first audio, so it is taken out of the thinking around it.
 */
export function answerStages(latency: TurnLatency): AnswerStage[] {
  const heardMs = latency.endOfTurnMs ?? 0;
  const audioMs = Math.max(heardMs, latency.firstAudioMs ?? latency.totalMs);
  const tokenMs = clamp(latency.firstTokenMs ?? audioMs, heardMs, audioMs);
  const toolMs = clamp(latency.toolMs ?? 0, 0, tokenMs - heardMs);
  const stages: AnswerStage[] = [
    { name: 'hearing', startMs: 0, endMs: heardMs },
    { name: 'thinking', startMs: heardMs, endMs: tokenMs - toolMs },
    { name: 'tools', startMs: tokenMs - toolMs, endMs: tokenMs },
    { name: 'voice', startMs: tokenMs, endMs: audioMs },
    { name: 'line', startMs: audioMs, endMs: Math.max(audioMs, latency.totalMs) },
  ];
  return stages.filter((stage) => stage.endMs > stage.startMs);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
