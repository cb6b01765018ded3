import { expect, it } from 'vitest';
import { transcriptionUsage } from './usage';

it('counts seconds, whether the recogniser reports seconds or tokens', () => {
  const line = { component: 'transcription', model: 't', unit: 'second' };
  expect(transcriptionUsage('t', { type: 'duration', seconds: 2.5 })).toEqual([{ ...line, quantity: 2.5 }]);
  expect(
    transcriptionUsage('t', {
      type: 'tokens',
      input_tokens: 30,
      output_tokens: 3,
      total_tokens: 33,
      input_token_details: { audio_tokens: 20 },
    }),
  ).toEqual([{ ...line, quantity: 2 }]);
});

it('has nothing to bill without usage', () => {
  expect(transcriptionUsage('t', undefined)).toEqual([]);
  expect(transcriptionUsage('t', { type: 'duration', seconds: 0 })).toEqual([]);
});
