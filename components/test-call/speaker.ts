/** Where the voice of the front desk goes. Marks come back when everything sent before them has been heard. */
export interface Speaker {
  play(samples: Float32Array<ArrayBuffer>): void;
  mark(name: string): void;
  /** Throws away what was not heard yet; its marks come back at once. */
  clear(): void;
  setMuted(isMuted: boolean): void;
  close(): void;
}

export const TELEPHONE_RATE_HZ = 8_000;
