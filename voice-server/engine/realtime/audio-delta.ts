export interface AudioDelta {
  responseId: string;
  itemId: string;
  /** The bytes of base64 µ-law, a view into the event. */
  payload: Buffer;
}

const TYPE = '"type":"response.output_audio.delta"';
/** The type may stand behind the event's id, but always near the front. */
const TYPE_WITHIN = 120;
/** The ids stand before the audio; behind it nothing is looked for. */
const HEAD_BYTES = 600;
const DELTA_KEY = '"delta":"';
const BACKSLASH = 0x5c;
const QUOTE = 0x22;

/** Whether the text is an audio event, told from its first characters. */
export function isAudioDelta(event: Buffer): boolean {
  return event.toString('latin1', 0, TYPE_WITHIN).includes(TYPE);
}

/**
 * The three fields of an audio event that are needed, cut out of the bytes: parsing some kilobytes of base64 only to
 * print them again is most of what a bridge does otherwise. Null when the text has another shape than the vendor's
 * usual one, for the caller to parse.
 */
export function sliceAudioDelta(event: Buffer): AudioDelta | null {
  const head = event.toString('latin1', 0, HEAD_BYTES);
  const deltaAt = head.indexOf(DELTA_KEY);
  const responseId = sliceField(head, '"response_id":"');
  const itemId = sliceField(head, '"item_id":"');
  if (responseId === null || itemId === null || deltaAt < 0) return null;
  const from = deltaAt + DELTA_KEY.length;
  const to = event.indexOf(QUOTE, from);
  if (to < 0) return null;
  const payload = event.subarray(from, to);
  return payload.includes(BACKSLASH) ? null : { responseId, itemId, payload };
}

function sliceField(text: string, key: string): string | null {
  const at = text.indexOf(key);
  if (at < 0) return null;
  const from = at + key.length;
  const to = text.indexOf('"', from);
  return to < 0 ? null : text.slice(from, to);
}
