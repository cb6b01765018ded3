import { checkReadiness, databaseAnswers } from '@/lib/health/readiness';

/** Whether this process can serve: its database answers in time. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness({ database: databaseAnswers });
  return Response.json(readiness, {
    status: readiness.ok ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
