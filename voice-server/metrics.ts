import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { TurnLatency } from '@/lib/calls/schema';

export interface Metrics {
  registry: Registry;
  httpRequest(request: { method: string; endpoint: string; status: number; durationMs: number }): void;
  socketOpened(kind: string): void;
  socketClosed(kind: string): void;
  callEvent(type: string): void;
  turnLatency(latency: TurnLatency): void;
}

const SECONDS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10];
/** The label of events this server did not name itself; a vendor's codes must not become endless series. */
const KNOWN_EVENT = /^[a-z][a-z0-9_]{1,60}$/;
const MAX_EVENT_TYPES = 150;

/** Everything this process tells Prometheus. One per server, so that a test's numbers are its own. */
export function createMetrics(sources: { activeCalls(): number; droppedLogRows(): number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const eventTypes = new Set<string>();
  const registers = [registry];

  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'endpoint', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'endpoint'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const sockets = new Gauge({
    name: 'websocket_connections_active',
    help: 'Open media streams',
    labelNames: ['kind'],
    registers,
  });
  const answerSeconds = new Histogram({
    name: 'ai_response_duration_seconds',
    help: "From the end of the caller's speech to the first sound of the answer",
    buckets: SECONDS,
    registers,
  });
  const stageSeconds = new Histogram({
    name: 'turn_latency_seconds',
    help: "Stages of an answer, counted from the end of the caller's speech",
    labelNames: ['stage'],
    buckets: SECONDS,
    registers,
  });
  const events = new Counter({
    name: 'call_events_total',
    help: 'What happened in calls',
    labelNames: ['type'],
    registers,
  });
  new Gauge({
    name: 'calls_active',
    help: 'Calls this process is answering',
    registers,
    collect() {
      this.set(sources.activeCalls());
    },
  });
  new Gauge({
    name: 'call_log_rows_dropped',
    help: 'Rows of the call log given up while the database was away',
    registers,
    collect() {
      this.set(sources.droppedLogRows());
    },
  });

  return {
    registry,
    httpRequest({ method, endpoint, status, durationMs }) {
      requests.inc({ method, endpoint, status: String(status) });
      requestSeconds.observe({ method, endpoint }, durationMs / 1000);
    },
    socketOpened: (kind) => sockets.inc({ kind }),
    socketClosed: (kind) => sockets.dec({ kind }),
    callEvent(type) {
      const isNamed = KNOWN_EVENT.test(type) && (eventTypes.has(type) || eventTypes.size < MAX_EVENT_TYPES);
      if (isNamed) eventTypes.add(type);
      events.inc({ type: isNamed ? type : 'other' });
    },
    turnLatency({ endOfTurnMs, firstTokenMs, toolMs, firstAudioMs, totalMs }) {
      answerSeconds.observe(totalMs / 1000);
      const stages = {
        end_of_turn: endOfTurnMs,
        first_token: firstTokenMs,
        tool: toolMs,
        first_audio: firstAudioMs,
        total: totalMs,
      };
      for (const [stage, ms] of Object.entries(stages))
        if (ms !== undefined) stageSeconds.observe({ stage }, ms / 1000);
    },
  };
}
