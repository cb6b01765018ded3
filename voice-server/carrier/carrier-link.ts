/** The caller's end of the line, as the call sees it: somewhere to send sound. */
export interface CarrierLink {
  /** Bytes of base64 µ-law to play behind what was sent before; the mark, if any, comes back when it has been played. */
  sendAudio(payload: Buffer, mark: string | null): void;
  sendMark(name: string): void;
  /** Forget everything that has not been played yet. */
  clear(): void;
  close(): void;
}

/** What is done to the call itself rather than to its sound. False or a throw: the carrier did not do it. */
export interface CallControlLink {
  hangUp(): Promise<boolean>;
  transfer(target: { phone: string; ringSeconds: number; whisper: string; to: string }): Promise<boolean>;
}
