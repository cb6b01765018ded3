import { describe, expect, it } from 'vitest';
import { isAudioDelta, sliceAudioDelta } from './audio-delta';

const payload = Buffer.alloc(3_200, 0x5a).toString('base64');
const delta = {
  type: 'response.output_audio.delta',
  event_id: 'event_1',
  response_id: 'resp_1',
  item_id: 'item_1',
  output_index: 0,
  content_index: 0,
  delta: payload,
};

const bytes = (event: object) => Buffer.from(JSON.stringify(event));

describe('audio deltas', () => {
  it('are cut out of the text in the order the vendor prints', () => {
    const text = bytes(delta);
    expect(isAudioDelta(text)).toBe(true);
    expect(sliceAudioDelta(text)).toEqual({
      responseId: 'resp_1',
      itemId: 'item_1',
      payload: Buffer.from(payload),
    });
  });

  it('are found when the id comes first', () => {
    const { type, event_id, ...rest } = delta;
    expect(isAudioDelta(bytes({ event_id, type, ...rest }))).toBe(true);
  });

  it('are left to the parser when the shape is another', () => {
    expect(sliceAudioDelta(Buffer.from(JSON.stringify(delta).replace('WlpaWlpa', 'Wlpa\\/Wlpa')))).toBeNull();
    expect(sliceAudioDelta(Buffer.from('{"type":"response.output_audio.delta"'))).toBeNull();
  });

  it('are not confused with a transcript that talks about them', () => {
    const text = bytes({
      type: 'response.output_audio_transcript.delta',
      delta: `${'x'.repeat(200)} "type":"response.output_audio.delta"`,
    });
    expect(isAudioDelta(text)).toBe(false);
  });
});
