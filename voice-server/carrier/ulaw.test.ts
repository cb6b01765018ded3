import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Bytes, silencePayload } from './ulaw';

it('knows how many bytes a base64 text holds without decoding it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      expect(base64Bytes(Buffer.from(bytes).toString('base64'))).toBe(bytes.length);
    }),
  );
});

it('makes silence of the length asked for', () => {
  expect(Buffer.from(silencePayload(20), 'base64')).toEqual(Buffer.alloc(160, 0xff));
});
