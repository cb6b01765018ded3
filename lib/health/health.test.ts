import { describe, expect, it, vi } from 'vitest';
import { withShared } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { startHeartbeat } from './heartbeat';
import { checkReadiness, databaseAnswers } from './readiness';

const find = (instance: string) =>
  withShared((db) => db.processHeartbeat.findUnique({ where: { instance } }));

describe('startHeartbeat', () => {
  it('beats before it resolves, goes on beating, and leaves in order', async () => {
    const instance = newId();
    let calls = 0;
    const heartbeat = await startHeartbeat({
      process: 'voice-server',
      instance,
      intervalMs: 5,
      detail: () => ({ calls: calls++ }),
    });
    const first = await find(instance);
    expect(first).toMatchObject({ process: 'voice-server', detail: { calls: 0 } });
    await vi.waitFor(async () =>
      expect((await find(instance))?.lastSeenAt.getTime()).toBeGreaterThan(first?.lastSeenAt.getTime() ?? 0),
    );
    expect((await find(instance))?.startedAt).toEqual(first?.startedAt);
    await heartbeat.stop();
    await vi.waitFor(async () => expect(await find(instance)).toBeNull());
  });
});

describe('checkReadiness', () => {
  it('is ready when everything answers', async () => {
    expect(await checkReadiness({ database: databaseAnswers })).toMatchObject({
      ok: true,
      checks: [{ name: 'database', ok: true }],
    });
  });

  it('is not when one check fails, and tells nothing of how', async () => {
    const readiness = await checkReadiness({
      database: databaseAnswers,
      queue: () => Promise.reject(new Error('password of the queue is hunter2')),
    });
    expect(readiness).toMatchObject({ ok: false, checks: [{ ok: true }, { name: 'queue', ok: false }] });
    expect(JSON.stringify(readiness)).not.toContain('hunter2');
  });

  it('does not wait for a check that never answers', async () => {
    vi.useFakeTimers();
    try {
      const readiness = checkReadiness({ silent: () => new Promise(() => {}) });
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await readiness).toMatchObject({ ok: false });
    } finally {
      vi.useRealTimers();
    }
  });
});
