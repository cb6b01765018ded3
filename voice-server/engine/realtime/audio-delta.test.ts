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

describe('audio deltas', () => {
  it('are cut out of the text in the order the vendor prints', () => {
    const text = JSON.stringify(delta);
    expect(isAudioDelta(text)).toBe(true);
    expect(sliceAudioDelta(text)).toEqual({ responseId: 'resp_1', itemId: 'item_1', payload });
  });

  it('are found when the id comes first', () => {
    const { type, event_id, ...rest } = delta;
    expect(isAudioDelta(JSON.stringify({ event_id, type, ...rest }))).toBe(true);
  });

  it('are left to the parser when the shape is another', () => {
    expect(
      sliceAudioDelta(JSON.stringify(delta).replaceAll('/', '\\/').replace('WlpaWlpa', 'Wlpa\\/Wlpa')),
    ).toBeNull();
    expect(sliceAudioDelta('{"type":"response.output_audio.delta"')).toBeNull();
  });

  it('are not confused with a transcript that talks about them', () => {
    const text = JSON.stringify({
      type: 'response.output_audio_transcript.delta',
      delta: `${'x'.repeat(200)} "type":"response.output_audio.delta"`,
    });
    expect(isAudioDelta(text)).toBe(false);
  });
});
