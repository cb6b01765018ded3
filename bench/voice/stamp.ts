/** A 20 ms µ-law frame is 160 bytes; a 200 ms piece of the model's speech is ten of them. */
export const FRAME_BYTES = 160;
export const DELTA_FRAMES = 10;

/**
 * Writes a sequence number and the time it left into the first bytes of a piece of audio, so that the other end can see
 * loss, order and delay. Both ends live in one process and share one clock.
 */
export function stamp(audio: Buffer, sequence: number): string {
  audio.writeUInt32BE(sequence, 0);
  audio.writeDoubleBE(performance.now(), 4);
  return audio.toString('base64');
}

export function readStamp(base64: string): { sequence: number; sentAt: number } {
  // The stamp is 12 bytes: exactly 16 base64 characters.
  const head = Buffer.from(base64.slice(0, 16), 'base64');
  return { sequence: head.readUInt32BE(0), sentAt: head.readDoubleBE(4) };
}

/** Counts what one direction of one call received. */
export class Receiver {
  private last = -1;
  lost = 0;
  reordered = 0;
  received = 0;

  constructor(private readonly delays: number[]) {}

  take(base64: string): void {
    const { sequence, sentAt } = readStamp(base64);
    this.received++;
    if (sequence <= this.last) this.reordered++;
    else this.lost += this.last < 0 ? 0 : sequence - this.last - 1;
    this.last = Math.max(this.last, sequence);
    this.delays.push(performance.now() - sentAt);
  }
}
