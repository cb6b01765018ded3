import { metricsResponse } from '@/lib/http/metrics';
import { route } from '@/lib/http/route';

/** The web process's own counters; how much the platform is used is for its operators. */
export const GET = route({ auth: 'operator', handler: metricsResponse });
