import { beforeEach, describe, expect, it } from 'vitest';
import { withShared } from '@/lib/db/tenant-db';
import { readPlatformHealth } from './read-platform-health';

const now = new Date('2026-11-20T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

beforeEach(() =>
  withShared(async (db) => {
    await db.processHeartbeat.deleteMany();
    await db.vendorHealth.deleteMany();
  }),
);

function sawProcess(instance: string, process: string, secondsAgo: number): Promise<unknown> {
  const seen = { startedAt: ago(9_000), lastSeenAt: ago(secondsAgo), version: 'demo', detail: { calls: 2 } };
  return withShared((db) => db.processHeartbeat.create({ data: { instance, process, ...seen } }));
}

const read = () => withShared((db) => readPlatformHealth(db, { now }));

describe('readPlatformHealth', () => {
  it('calls a process silent after thirty seconds', async () => {
    await sawProcess('voice-1', 'voice-server', 29);
    await sawProcess('worker-1', 'worker', 30);
    const { processes } = await read();
    expect(processes.map(({ instance, state }) => [instance, state])).toEqual([
      ['voice-1', 'alive'],
      ['worker-1', 'silent'],
    ]);
    expect(processes[0]?.detail).toEqual({ calls: 2 });
  });

  it('forgets runs that ended long ago, but not the only trace of a process', async () => {
    await sawProcess('voice-new', 'voice-server', 5);
    await sawProcess('voice-old', 'voice-server', 7_200);
    await sawProcess('worker-older', 'worker', 90_000);
    await sawProcess('worker-old', 'worker', 80_000);
    const { processes } = await read();
    expect(processes.map(({ instance }) => instance)).toEqual(['voice-new', 'worker-old']);
  });

  it('shows how each vendor’s last check went, and nothing of one that is off', async () => {
    const check = { mode: 'live', latencyMs: 80, checkedAt: ago(10) };
    await withShared((db) =>
      db.vendorHealth.createMany({
        data: [
          { ...check, vendor: 'twilio', state: 'failing', detail: 'HTTP 503' },
          { ...check, vendor: 'stripe', state: 'failing', detail: 'from before the key was taken away' },
        ],
      }),
    );
    const { vendors } = await read();
    const states = Object.fromEntries(
      vendors.map(({ vendor, state, detail }) => [vendor, `${state} ${detail}`]),
    );
    expect(states).toEqual({ twilio: 'failing HTTP 503', openai: 'off ', stripe: 'off ', resend: 'off ' });
    expect(vendors.find(({ vendor }) => vendor === 'twilio')).toMatchObject({
      name: 'Twilio',
      checkedAt: ago(10).toISOString(),
    });
  });
});
