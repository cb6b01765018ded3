import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaybackLedger } from './playback-ledger';

const MS = 8;

describe('the playback ledger', () => {
  it('counts as heard what the clock has played, item by item', () => {
    const ledger = createPlaybackLedger();
    expect(ledger.sent('a', 1_000 * MS, 0)).toBe(0);
    expect(ledger.sent('b', 2_000 * MS, 100)).toBe(1_000);
    expect(ledger.heard('a', 400)).toEqual({ itemId: 'a', sentMs: 1_000, heardMs: 400 });
    expect(ledger.heard('b', 400)).toEqual({ itemId: 'b', sentMs: 2_000, heardMs: 0 });
    expect(ledger.heard('a', 1_500)?.heardMs).toBe(1_000);
    expect(ledger.heard('b', 1_500)?.heardMs).toBe(500);
    expect(ledger.remainingMs(1_500)).toBe(1_500);
  });

  it('starts the clock anew when audio meets an empty buffer', () => {
    const ledger = createPlaybackLedger();
    ledger.sent('a', 500 * MS, 0);
    expect(ledger.sent('b', 500 * MS, 10_000)).toBe(10_000);
    expect(ledger.heard('b', 10_100)?.heardMs).toBe(100);
  });

  it('gives every item that was cut off, the later ones with nothing heard', () => {
    const ledger = createPlaybackLedger();
    ledger.sent('done', 200 * MS, 0);
    ledger.sent('cut', 1_000 * MS, 0);
    ledger.sent('queued', 1_000 * MS, 0);
    expect(ledger.clear(700)).toEqual([
      { itemId: 'cut', sentMs: 1_000, heardMs: 500 },
      { itemId: 'queued', sentMs: 1_000, heardMs: 0 },
    ]);
    expect(ledger.remainingMs(700)).toBe(0);
    expect(ledger.isDrained(700)).toBe(true);
  });

  it('does not count as played the marks that a clear sends back', () => {
    const ledger = createPlaybackLedger();
    ledger.sent('a', 1_000 * MS, 0);
    const name = ledger.mark('a');
    ledger.clear(100);
    ledger.sent('b', 1_000 * MS, 100);
    expect(ledger.echoed(name, 110)).toBe(false);
    expect(ledger.heard('b', 200)?.heardMs).toBe(100);
  });

  it('never uses a mark name twice', () => {
    const ledger = createPlaybackLedger();
    const names = Array.from({ length: 50 }, () => ledger.mark('a'));
    expect(new Set(names).size).toBe(50);
  });

  it('lets a mark move the clock: back when the line lags, forward when it is ahead', () => {
    const ledger = createPlaybackLedger();
    ledger.sent('a', 400 * MS, 0);
    const first = ledger.mark('a');
    ledger.sent('a', 1_000 * MS, 0);
    ledger.echoed(first, 600);
    expect(ledger.heard('a', 600)?.heardMs).toBe(400);
    expect(ledger.heard('a', 700)?.heardMs).toBe(500);
    const last = ledger.mark('a');
    ledger.echoed(last, 1_000);
    expect(ledger.heard('a', 1_000)?.heardMs).toBe(1_400);
  });

  it('is drained when the last mark is back, or long after it should have been', () => {
    const ledger = createPlaybackLedger();
    ledger.sent('a', 1_000 * MS, 0);
    const name = ledger.mark('a');
    expect(ledger.isDrained(1_050)).toBe(false);
    expect(ledger.isDrained(1_500)).toBe(true);
    ledger.echoed(name, 1_050);
    expect(ledger.isDrained(1_050)).toBe(true);
  });

  it('agrees with a phone that plays in real time, whatever is sent, marked and cleared', () => {
    const action = fc.oneof(
      fc.record({
        kind: fc.constant('send' as const),
        item: fc.constantFrom('a', 'b', 'c'),
        ms: fc.integer({ min: 1, max: 900 }),
      }),
      fc.record({
        kind: fc.constant('wait' as const),
        item: fc.constant(''),
        ms: fc.integer({ min: 0, max: 1_500 }),
      }),
      fc.record({ kind: fc.constant('clear' as const), item: fc.constant(''), ms: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const ledger = createPlaybackLedger();
        const phone: { item: string; name: string }[] = [];
        let buffered: { item: string; ms: number; name: string }[] = [];
        const heard = new Map<string, number>();
        let now = 0;
        for (const { kind, item, ms } of actions) {
          if (kind === 'send') {
            ledger.sent(item, ms * MS, now);
            buffered.push({ item, ms, name: ledger.mark(item) });
          } else if (kind === 'wait') {
            for (let left = ms; left > 0; ) {
              const head = buffered[0];
              const step = Math.min(left, head?.ms ?? left);
              now += step;
              left -= step;
              if (!head) continue;
              head.ms -= step;
              heard.set(head.item, (heard.get(head.item) ?? 0) + step);
              if (head.ms === 0) {
                buffered.shift();
                ledger.echoed(head.name, now);
                phone.push(head);
              }
            }
          } else {
            for (const cut of ledger.clear(now)) expect(cut.heardMs).toBe(heard.get(cut.itemId) ?? 0);
            for (const { name } of buffered) expect(ledger.echoed(name, now)).toBe(false);
            buffered = [];
            heard.clear();
          }
          expect(ledger.remainingMs(now)).toBeCloseTo(buffered.reduce((sum, chunk) => sum + chunk.ms, 0));
          for (const [itemId, ms] of heard) expect(ledger.heard(itemId, now)?.heardMs).toBe(ms);
        }
      }),
    );
  });
});
