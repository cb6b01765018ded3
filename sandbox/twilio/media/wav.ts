import { resample } from '../../speech/resample';
import { decodeUlaw, encodeUlaw } from '../../speech/ulaw';

const PHONE_HZ = 8000;
const PCM = 1;
const MULAW = 7;

/** A 16-bit PCM WAV file at 8 kHz with one channel for each track given. */
export function encodeWav(tracks: Int16Array[]): Buffer {
  const channels = tracks.length;
  const frames = Math.max(0, ...tracks.map((track) => track.length));
  const dataBytes = frames * channels * 2;
  const file = Buffer.alloc(44 + dataBytes);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + dataBytes, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(PHONE_HZ, 24);
  file.writeUInt32LE(PHONE_HZ * channels * 2, 28);
  file.writeUInt16LE(channels * 2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(dataBytes, 40);
  for (let frame = 0; frame < frames; frame += 1) {
    tracks.forEach((track, channel) => {
      file.writeInt16LE(track[frame] ?? 0, 44 + (frame * channels + channel) * 2);
    });
  }
  return file;
}

interface WavFormat {
  encoding: number;
  channels: number;
  hz: number;
  bits: number;
}

export class WavError extends Error {}

/** µ-law at 8 kHz from a WAV file holding µ-law or 16-bit PCM at any rate; the first channel is used. */
export function wavToUlaw(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new WavError('the file is not a WAV file');
  }
  const format = readFormat(findChunk(file, 'fmt '));
  const samples = firstChannel(findChunk(file, 'data'), format);
  return encodeUlaw(resample(samples, format.hz, PHONE_HZ));
}

function findChunk(file: Buffer, name: string): Buffer {
  let at = 12;
  while (at + 8 <= file.length) {
    const bytes = file.readUInt32LE(at + 4);
    // Streamed files state a length of 0xffffffff; the chunk then runs to the end of the file.
    if (file.toString('latin1', at, at + 4) === name) return file.subarray(at + 8, at + 8 + bytes);
    at += 8 + bytes + (bytes % 2);
  }
  throw new WavError(`the WAV file has no ${name.trim()} part`);
}

function readFormat(chunk: Buffer): WavFormat {
  if (chunk.length < 16) throw new WavError('the WAV file has a broken header');
  const format = {
    encoding: chunk.readUInt16LE(0),
    channels: chunk.readUInt16LE(2),
    hz: chunk.readUInt32LE(4),
    bits: chunk.readUInt16LE(14),
  };
  const isUlaw = format.encoding === MULAW && format.bits === 8;
  const isPcm = format.encoding === PCM && format.bits === 16;
  if (!isUlaw && !isPcm) throw new WavError('only 16-bit PCM and µ-law WAV files can be played');
  if (format.channels < 1 || format.hz < 4000) throw new WavError('the WAV file has a broken header');
  return format;
}

function firstChannel(data: Buffer, format: WavFormat): Int16Array {
  const stride = (format.bits / 8) * format.channels;
  const frames = Math.floor(data.length / stride);
  if (format.encoding === MULAW) {
    return decodeUlaw(Uint8Array.from({ length: frames }, (_, frame) => data[frame * stride] ?? 0xff));
  }
  return Int16Array.from({ length: frames }, (_, frame) => data.readInt16LE(frame * stride));
}
