/**
 * The switches that make a stand-in vendor misbehave. One switch per vendor; setting another kind replaces it.
 *
 * `refuse` answers 503 or refuses the handshake, `stall` accepts and never answers, `slow` answers late,
 * `drop` cuts the connection, `rate_limit` answers 429. Live sockets follow `set` at once, new work follows `take`.
 */
export const VENDORS = ['twilio', 'openai', 'stripe', 'resend'] as const;
export const FAULT_KINDS = ['refuse', 'stall', 'slow', 'drop', 'rate_limit'] as const;

export type Vendor = (typeof VENDORS)[number];
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  /** How many more requests or sessions it hits; null until it is cleared. */
  remaining: number | null;
  delayMs: number;
}

export interface FaultChange {
  vendor: Vendor;
  /** `set` and `cleared` come from a person or a test, `taken` from a request that was hit. */
  cause: 'set' | 'taken' | 'cleared';
  fault: Fault | null;
}

export interface Faults {
  get(vendor: Vendor): Fault | null;
  /** The fault to apply to one request or session, counting it. */
  take(vendor: Vendor): FaultKind | null;
  /** The delay of the fault last set for the vendor, still readable after its last use was taken. */
  delayMs(vendor: Vendor): number;
  set(vendor: Vendor, fault: { kind: FaultKind; times?: number; delayMs?: number }): void;
  clear(vendor?: Vendor): void;
  onChange(listener: (change: FaultChange) => void): () => void;
}

const DEFAULT_DELAY_MS = 3000;

export function createFaults(): Faults {
  const active = new Map<Vendor, Fault>();
  const lastDelayMs = new Map<Vendor, number>();
  const listeners = new Set<(change: FaultChange) => void>();

  function announce(vendor: Vendor, cause: FaultChange['cause']): void {
    const fault = active.get(vendor) ?? null;
    for (const listener of [...listeners]) listener({ vendor, cause, fault: fault && { ...fault } });
  }

  function clearOne(vendor: Vendor): void {
    if (active.delete(vendor)) announce(vendor, 'cleared');
  }

  return {
    get(vendor) {
      const fault = active.get(vendor);
      return fault ? { ...fault } : null;
    },
    take(vendor) {
      const fault = active.get(vendor);
      if (!fault) return null;
      if (fault.remaining !== null) {
        fault.remaining -= 1;
        if (fault.remaining <= 0) active.delete(vendor);
        announce(vendor, 'taken');
      }
      return fault.kind;
    },
    delayMs: (vendor) => lastDelayMs.get(vendor) ?? DEFAULT_DELAY_MS,
    set(vendor, { kind, times, delayMs = DEFAULT_DELAY_MS }) {
      active.set(vendor, { kind, remaining: times ?? null, delayMs });
      lastDelayMs.set(vendor, delayMs);
      announce(vendor, 'set');
    },
    clear(vendor) {
      for (const each of vendor ? [vendor] : VENDORS) clearOne(each);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
