import { metricsResponse } from '@/lib/http/metrics';
import { bearsMetricsToken } from '@/lib/http/metrics-token';
import { type RouteContext, route } from '@/lib/http/route';

const forOperators = route({ auth: 'operator', handler: metricsResponse });

/** The web process's own counters; how much the platform is used is for its operators and for their collector. */
export async function GET(request: Request, context: RouteContext): Promise<Response> {
  return bearsMetricsToken(request.headers.get('authorization'))
    ? metricsResponse()
    : forOperators(request, context);
}
