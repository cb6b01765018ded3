import { formatMoney } from '@/lib/money';
import type { DemoTenant } from '../demo-tenants';
import { stableId } from '../stable-id';
import type { CallScript } from './call-scripts';
import type { PastBooking } from './seed-past-booking';

interface Options {
  demo: DemoTenant;
  tenantId: string;
  propertyId: string;
  callId: string;
  guest: readonly [name: string, phone: string];
  script: CallScript;
  startedAt: Date;
  booking: PastBooking | null;
  random: () => number;
}

/** One finished call as rows: its words at a speaking pace, the tool it used, what it cost. */
export function buildPastCall(options: Options) {
  const { tenantId, propertyId, callId, script, startedAt, booking, random, demo } = options;
  const [guestName, phone] = options.guest;
  const fill = (text: string) =>
    text
      .replaceAll('{guest}', guestName)
      .replaceAll('{stay}', booking?.stay ?? '')
      .replaceAll(
        '{total}',
        booking ? formatMoney({ amountMinor: booking.totalMinor, currency: demo.currency }) : '',
      )
      .replaceAll('{code}', booking?.confirmationCode ?? '');

  let cursorMs = 400;
  const turns = script.lines.map(([role, line], index) => {
    const text = fill(line);
    const afterGuest = role === 'agent' && index > 0;
    const gapMs = Math.round(afterGuest ? 620 + random() * 700 : 350 + random() * 500);
    const startMs = cursorMs + gapMs;
    const endMs = startMs + 500 + text.length * 58;
    cursorMs = endMs;
    return {
      tenantId,
      callId,
      seq: index + 1,
      at: new Date(startedAt.getTime() + startMs),
      role,
      text,
      startMs,
      endMs,
      ...(afterGuest
        ? {
            latency: {
              endOfTurnMs: 200,
              firstTokenMs: gapMs - 180,
              firstAudioMs: gapMs - 40,
              totalMs: gapMs,
            },
          }
        : {}),
    };
  });
  const durationMs = cursorMs + 700;
  const endedAt = new Date(startedAt.getTime() + durationMs);
  const latencies = turns
    .flatMap((turn) => ('latency' in turn && turn.latency ? [turn.latency.totalMs] : []))
    .sort((a, b) => a - b);
  const minutes = Math.ceil(durationMs / 60_000);
  const costs = costRows({ tenantId, callId, durationMs, minutes });

  return {
    row: {
      tenantId,
      id: callId,
      propertyId,
      callSid: `CA${stableId('sid', callId).replaceAll('-', '')}`,
      status: 'completed' as const,
      origin: 'external' as const,
      fromE164: phone,
      toE164: demo.number,
      guestId: stableId('guest', demo.slug, guestName),
      agentVersionId: stableId('agent', demo.slug, 1),
      model: 'gpt-realtime-2.1',
      startedAt,
      answeredAt: startedAt,
      endedAt,
      durationMs,
      endedBy: script.outcome === 'transferred' ? 'transfer' : 'guest',
      outcome: script.outcome,
      reasons: script.reasons,
      summary: fill(script.summary),
      pipelineMinor: booking?.totalMinor ?? null,
      costMicros: Math.round(costs.reduce((sum, cost) => sum + Number(cost.amount), 0) * 1_000_000),
      turnCount: turns.length,
      latencyP50Ms: latencies[Math.floor(latencies.length / 2)] ?? null,
      latencyMaxMs: latencies.at(-1) ?? null,
      searchText:
        `${guestName} ${phone} ${fill(script.summary)} ${turns.map((turn) => turn.text).join(' ')}`.toLowerCase(),
    },
    guestName,
    turns,
    events: [
      { tenantId, callId, seq: 1, at: startedAt, offsetMs: 0, type: 'answered' },
      { tenantId, callId, seq: 2, at: endedAt, offsetMs: durationMs, type: 'ended', data: { by: 'guest' } },
    ],
    tools: script.tool
      ? [
          {
            tenantId,
            id: stableId('tool', callId),
            callId,
            tool: script.tool.name,
            idempotencyKey: 'demo',
            args: JSON.parse(fill(JSON.stringify(script.tool.args))),
            status: 'ok',
            result: { ok: true, code: script.outcome, sayFacts: script.tool.sayFacts.map(fill) },
            effectRef: booking ? `booking:${booking.id}` : null,
            startedAt: new Date(startedAt.getTime() + (turns[1]?.endMs ?? 0) + 250),
            offsetMs: (turns[1]?.endMs ?? 0) + 250,
            durationMs: Math.round(18 + random() * 60),
          },
        ]
      : [],
    costs,
  };
}

/** List prices of the realtime model and the carrier, for half the time spoken by each side. */
function costRows({
  tenantId,
  callId,
  durationMs,
  minutes,
}: {
  tenantId: string;
  callId: string;
  durationMs: number;
  minutes: number;
}) {
  const inputTokens = Math.round(durationMs / 100);
  const outputTokens = Math.round(durationMs / 2 / 50);
  const row = (component: string, model: string, quantity: number, unit: string, amount: number) => ({
    tenantId,
    callId,
    component,
    model,
    quantity: quantity.toFixed(4),
    unit,
    amount: amount.toFixed(6),
    priceDate: new Date('2026-11-01T00:00:00Z'),
  });
  return [
    row('audio_input', 'gpt-realtime-2.1', inputTokens, 'token', (inputTokens * 32) / 1_000_000),
    row('audio_output', 'gpt-realtime-2.1', outputTokens, 'token', (outputTokens * 64) / 1_000_000),
    row('transcription', 'gpt-live-transcribe', durationMs / 60_000, 'minute', (durationMs / 60_000) * 0.017),
    row('carrier', 'twilio-inbound', minutes, 'minute', minutes * 0.0085),
  ];
}
