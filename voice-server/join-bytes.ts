/** A text whose middle is audio, as bytes: strings of that size cost more to make than to send. */
export function joinBytes(head: Buffer, middle: Buffer, tail: Buffer): Buffer {
  const joined = Buffer.allocUnsafe(head.length + middle.length + tail.length);
  joined.set(head, 0);
  joined.set(middle, head.length);
  joined.set(tail, head.length + middle.length);
  return joined;
}
