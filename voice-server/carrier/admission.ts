/** Whether this process takes one more call, and why not. */
export interface Admission {
  refusal(): 'draining' | 'full' | null;
  startDraining(): void;
  isDraining(): boolean;
}

/** A number of calls above which every further one would make the others stutter, and the wish to leave. */
export function createAdmission(limits: { maxCalls: number; activeCalls(): number }): Admission {
  let mode: 'open' | 'draining' = 'open';
  return {
    refusal() {
      if (mode === 'draining') return 'draining';
      return limits.activeCalls() >= limits.maxCalls ? 'full' : null;
    },
    startDraining() {
      mode = 'draining';
    },
    isDraining: () => mode === 'draining',
  };
}
