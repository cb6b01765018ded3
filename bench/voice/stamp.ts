/** A 20 ms µ-law frame is 160 bytes; a 200 ms piece of the model's speech is ten of them. */
export const FRAME_BYTES = 160;
export const DELTA_FRAMES = 10;

/** Recorded sentences travel the same way and carry no stamp. */
const MAGIC = 0x57424d31;
/** The stamp is 16 bytes: within the first 18, which are 24 base64 characters. */
const STAMPED_BYTES = 18;
const STAMPED_CHARACTERS = 24;

/**
 * Makes pieces of audio that carry a sequence number and the time they left in their first bytes, so that the other end
 * can see loss, order and delay. Both ends live in one process and share one clock. Only those bytes are printed anew.
 */
export function createStamper(bytes: number): (sequence: number) => string {
  const head = Buffer.alloc(STAMPED_BYTES, 0xff);
  head.writeUInt32BE(MAGIC, 0);
  const tail = Buffer.alloc(bytes - STAMPED_BYTES, 0xff).toString('base64');
  return (sequence) => {
    head.writeUInt32BE(sequence, 4);
    head.writeDoubleBE(performance.now(), 8);
    return head.toString('base64') + tail;
  };
}

/** Counts what one direction of one call received. */
export class Receiver {
  private last = -1;
  private readonly head = Buffer.alloc(STAMPED_BYTES);
  lost = 0;
  reordered = 0;
  received = 0;

  constructor(private readonly delays: number[]) {}

  /** A message with base64 audio from `at` on. */
  take(message: Buffer, at: number): void {
    this.head.write(message.toString('latin1', at, at + STAMPED_CHARACTERS), 'base64');
    if (this.head.readUInt32BE(0) !== MAGIC) return;
    const sequence = this.head.readUInt32BE(4);
    this.received++;
    if (sequence <= this.last) this.reordered++;
    else this.lost += this.last < 0 ? 0 : sequence - this.last - 1;
    this.last = Math.max(this.last, sequence);
    this.delays.push(performance.now() - this.head.readDoubleBE(8));
  }
}
