import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Bytes, base64Of, isBase64, silencePayload } from './ulaw';

it('knows how many bytes a base64 text holds without decoding it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      expect(base64Bytes(base64Of(Buffer.from(bytes)))).toBe(bytes.length);
    }),
  );
});

it('makes silence of the length asked for', () => {
  expect(Buffer.from(silencePayload(20).toString(), 'base64')).toEqual(Buffer.alloc(160, 0xff));
});

it('knows base64 from everything else, wherever it stands', () => {
  const isText = (text: string) => /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  const almost = fc.string({ unit: fc.constantFrom('A', 'z', '0', '+', '/', '=', '"', '\\', '%', ' ', 'é') });
  fc.assert(
    fc.property(almost, (text) => {
      const around = Buffer.from(`"${text}"`);
      expect(isBase64(around, 1, around.length - 1)).toBe(isText(text));
    }),
  );
});
