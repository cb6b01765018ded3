export interface AudioDelta {
  responseId: string;
  itemId: string;
  /** Base64 µ-law. */
  payload: string;
}

const TYPE = '"type":"response.output_audio.delta"';
/** The type may stand behind the event's id, but always near the front. */
const TYPE_WITHIN = 120;

/** Whether the text is an audio event, told from its first characters. */
export function isAudioDelta(text: string): boolean {
  const at = text.indexOf(TYPE);
  return at >= 0 && at < TYPE_WITHIN;
}

/**
 * The three fields of an audio event that are needed, cut out of the text: parsing some kilobytes of base64 only to
 * print them again is most of what a bridge does otherwise. Null when the text has another shape than the vendor's
 * usual one, for the caller to parse.
 */
export function sliceAudioDelta(text: string): AudioDelta | null {
  const responseId = sliceField(text, '"response_id":"');
  const itemId = sliceField(text, '"item_id":"');
  const payload = sliceField(text, '"delta":"');
  if (responseId === null || itemId === null || payload === null || payload.includes('\\')) return null;
  return { responseId, itemId, payload };
}

function sliceField(text: string, key: string): string | null {
  const at = text.indexOf(key);
  if (at < 0) return null;
  const from = at + key.length;
  const to = text.indexOf('"', from);
  return to < 0 ? null : text.slice(from, to);
}
