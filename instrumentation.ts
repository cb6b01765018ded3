/** Next calls this once, before the server takes its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  // Named before anything is loaded, since the log takes its name when it is made.
  process.env.FRONTDESK_PROCESS ??= 'app';
  const { startAppProcess } = await import('@/lib/http/start-app-process');
  await startAppProcess();
}
