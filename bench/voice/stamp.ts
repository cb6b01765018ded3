/** A 20 ms µ-law frame is 160 bytes; a 200 ms piece of the model's speech is ten of them. */
export const FRAME_BYTES = 160;
export const DELTA_FRAMES = 10;

/** Recorded sentences travel the same way and carry no stamp. */
const MAGIC = 0x57424d31;

/**
 * Writes a sequence number and the time it left into the first bytes of a piece of audio, so that the other end can see
 * loss, order and delay. Both ends live in one process and share one clock.
 */
export function stamp(audio: Buffer, sequence: number): string {
  audio.writeUInt32BE(MAGIC, 0);
  audio.writeUInt32BE(sequence, 4);
  audio.writeDoubleBE(performance.now(), 8);
  return audio.toString('base64');
}

function readStamp(base64: string): { sequence: number; sentAt: number } | null {
  // The stamp is 16 bytes: within the first 24 base64 characters.
  const head = Buffer.from(base64.slice(0, 24), 'base64');
  if (head.readUInt32BE(0) !== MAGIC) return null;
  return { sequence: head.readUInt32BE(4), sentAt: head.readDoubleBE(8) };
}

/** Counts what one direction of one call received. */
export class Receiver {
  private last = -1;
  lost = 0;
  reordered = 0;
  received = 0;

  constructor(private readonly delays: number[]) {}

  take(base64: string): void {
    const read = readStamp(base64);
    if (!read) return;
    const { sequence, sentAt } = read;
    this.received++;
    if (sequence <= this.last) this.reordered++;
    else this.lost += this.last < 0 ? 0 : sequence - this.last - 1;
    this.last = Math.max(this.last, sequence);
    this.delays.push(performance.now() - sentAt);
  }
}
