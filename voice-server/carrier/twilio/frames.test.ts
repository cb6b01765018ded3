import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader } from './frames';

const payload = Buffer.alloc(160, 0x55).toString('base64');

function reader() {
  const seen: unknown[][] = [];
  const note =
    (name: string) =>
    (...values: unknown[]) => {
      seen.push([name, ...values]);
    };
  const { read } = createFrameReader({
    start: note('start'),
    // Bytes are shown as the text they are.
    media: (bytes, missingMs) => note('media')(bytes.toString('latin1'), missingMs),
    mark: note('mark'),
    dtmf: note('dtmf'),
    text: note('text'),
    stop: note('stop'),
    ignored: note('ignored'),
  });
  return {
    seen,
    read,
    send: (frame: unknown) =>
      read(Buffer.from(typeof frame === 'string' ? frame : JSON.stringify(frame)), false),
  };
}

const media = (timestamp: number, sequence = 1) => ({
  event: 'media',
  sequenceNumber: String(sequence),
  media: { track: 'inbound', chunk: '1', timestamp: String(timestamp), payload },
  streamSid: 'MZ1',
});

describe('frames of a media stream', () => {
  it('are told apart', () => {
    const { seen, send } = reader();
    send({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    send({
      event: 'start',
      sequenceNumber: '1',
      start: { streamSid: 'MZ1', callSid: 'CA1', tracks: ['inbound'] },
      streamSid: 'MZ1',
    });
    send(media(40));
    send({ event: 'mark', mark: { name: 'a:1:0:1' } });
    send({ event: 'dtmf', dtmf: { track: 'inbound_track', digit: '0' } });
    send({ event: 'text', text: ' Ein Zimmer für zwei, bitte ' });
    send({ event: 'stop', stop: { callSid: 'CA1' } });
    expect(seen).toEqual([
      ['start', { streamSid: 'MZ1', callSid: 'CA1' }],
      ['media', payload, 0],
      ['mark', 'a:1:0:1'],
      ['dtmf', '0'],
      ['text', 'Ein Zimmer für zwei, bitte'],
      ['stop'],
    ]);
  });

  it('with fields in another order are read all the same', () => {
    const { seen, send } = reader();
    send({ streamSid: 'MZ1', media: { payload, timestamp: '20' }, event: 'media' });
    send({ event: 'media', media: { payload: payload.replace('/', '\\/'), timestamp: 40 } });
    expect(seen).toEqual([
      ['media', payload, 0],
      ['media', payload, 0],
    ]);
  });

  it('compares timestamps as numbers: 100 comes after 80', () => {
    const { seen, send } = reader();
    for (const timestamp of [60, 80, 100]) send(media(timestamp));
    expect(seen.map(([, , missing]) => missing)).toEqual([0, 0, 0]);
  });

  it('reports what was lost in between, ten seconds at most', () => {
    const { seen, send } = reader();
    for (const timestamp of [0, 20, 120, 60_000]) send(media(timestamp));
    expect(seen.map(([, , missing]) => missing)).toEqual([0, 0, 80, 10_000]);
  });

  it('are read when a counter has grown by a digit, and when a frame is longer or shorter than usual', () => {
    const { seen, send } = reader();
    const longer = Buffer.alloc(800, 0x33).toString('base64');
    const shorter = Buffer.alloc(40, 0x22).toString('base64');
    send(media(980, 9));
    send(media(1_000, 10));
    send({ ...media(1_020, 11), media: { ...media(1_020).media, payload: longer } });
    send({ ...media(1_120, 12), media: { ...media(1_120).media, payload: shorter } });
    send(media(1_125, 13));
    expect(seen).toEqual([payload, payload, longer, shorter, payload].map((text) => ['media', text, 0]));
  });

  it('are not cut where a place is only remembered', () => {
    const { seen, send } = reader();
    send(media(0));
    send({ streamSid: 'MZ1', event: 'media', media: { timestamp: '20', payload } });
    send(media(40));
    expect(seen).toEqual([0, 1, 2].map(() => ['media', payload, 0]));
  });

  it('drops a frame that comes twice or too late', () => {
    const { seen, send } = reader();
    for (const timestamp of [0, 20, 20, 0, 40]) send(media(timestamp));
    expect(seen.map(([name]) => name)).toEqual(['media', 'media', 'ignored', 'ignored', 'media']);
  });

  it('survives whatever arrives', () => {
    const { seen, send, read } = reader();
    read(Buffer.from([1, 2, 3]), true);
    for (const bad of [
      '',
      '{',
      'null',
      '[]',
      '"media"',
      '{"event":"media"',
      '{"event":"media","media":{"payload":"%"}}',
    ])
      send(bad);
    send({ event: 'mark' });
    send({ event: 'close' });
    send({ event: 'media', media: { payload: '"\u0001', timestamp: '20' } });
    send({ event: 'dtmf', dtmf: { digit: '<script>' } });
    expect(seen.every(([name]) => name === 'ignored')).toBe(true);
  });

  it('never throws on any bytes and never hands on a payload that is not base64', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array(), fc.string().map(Buffer.from), fc.json().map(Buffer.from)),
        fc.boolean(),
        (bytes, binary) => {
          const { seen, read } = reader();
          read(
            Buffer.concat([Buffer.from('{"event":"media","media":{"payload":"'), Buffer.from(bytes)]),
            binary,
          );
          read(Buffer.from(bytes), binary);
          for (const [name, value] of seen)
            if (name === 'media') expect(value).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
        },
      ),
    );
  });
});
