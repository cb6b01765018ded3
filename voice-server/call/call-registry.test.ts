import { describe, expect, it } from 'vitest';
import { createCallRegistry } from './call-registry';
import type { CallSession } from './session';

function liveCall(callId: string) {
  const session = { facts: { callId, callSid: `CA-${callId}` } } as unknown as CallSession;
  return { session, ticket: `ticket of ${callId}`, stream: 'awaited' as const };
}

describe('the calls of a process', () => {
  it('are found by either name while they last', () => {
    const registry = createCallRegistry();
    registry.add(liveCall('one'));
    expect(registry.byCallId('one')).toBe(registry.byCallSid('CA-one'));
    registry.remove('one');
    expect(registry.byCallId('one')).toBeNull();
    expect(registry.byCallSid('CA-one')).toBeNull();
  });

  it('are remembered for a while once they have ended, so that nobody else writes their end', () => {
    const registry = createCallRegistry();
    registry.add(liveCall('one'));
    expect(registry.hasEnded('CA-one')).toBe(false);
    registry.remove('one');
    expect(registry.hasEnded('CA-one')).toBe(true);
    expect(registry.hasEnded('CA-never-here')).toBe(false);
  });

  it('are forgotten, the oldest first, before they fill the memory', () => {
    const registry = createCallRegistry();
    for (let index = 0; index <= 2_000; index += 1) {
      registry.add(liveCall(String(index)));
      registry.remove(String(index));
    }
    expect(registry.hasEnded('CA-0')).toBe(false);
    expect(registry.hasEnded('CA-1')).toBe(true);
    expect(registry.hasEnded('CA-2000')).toBe(true);
  });
});
