import { Counter, Histogram, type Metric, register } from 'prom-client';

// The bundler may load this file more than once in one process; the registry is one, so what it already has is used.
function once<Kind extends Metric>(name: string, make: () => Kind): Kind {
  return (register.getSingleMetric(name) as Kind | undefined) ?? make();
}

const requests = once(
  'http_requests_total',
  () =>
    new Counter({
      name: 'http_requests_total',
      help: 'HTTP requests answered',
      labelNames: ['method', 'endpoint', 'status'],
    }),
);

const durations = once(
  'http_request_duration_seconds',
  () =>
    new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['method', 'endpoint'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
);

interface AnsweredRequest {
  method: string;
  /** The path with its parameters named, such as /api/v1/calls/:id. */
  endpoint: string;
  status: number;
  durationMs: number;
}

export function countRequest(request: AnsweredRequest): void {
  const { method, endpoint } = request;
  requests.inc({ method, endpoint, status: String(request.status) });
  durations.observe({ method, endpoint }, request.durationMs / 1_000);
}

/** Everything this process counts, in Prometheus' text format. */
export async function metricsResponse(): Promise<Response> {
  return new Response(await register.metrics(), {
    headers: { 'content-type': register.contentType, 'cache-control': 'no-store' },
  });
}
