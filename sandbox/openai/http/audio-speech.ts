import { renderSpeech } from '../../speech/render-speech';
import { resample } from '../../speech/resample';
import { decodeUlaw } from '../../speech/ulaw';
import { ClientError } from '../realtime/client-error';

const RATE_HZ = 24_000;
const HEADER_BYTES = 44;

/** `POST /v1/audio/speech`: 24 kHz 16-bit mono, bare or in a WAV. */
export async function createSpeech(body: Record<string, unknown>): Promise<{ type: string; audio: Buffer }> {
  const { input, voice, speed, response_format: format = 'wav' } = body;
  if (typeof input !== 'string' || !input) {
    throw new ClientError('missing_required_parameter', "Missing required parameter: 'input'.", 'input');
  }
  if (format !== 'wav' && format !== 'pcm') {
    throw new ClientError(
      'unsupported_value',
      "The sandbox renders 'wav' and 'pcm' only.",
      'response_format',
    );
  }
  const speech = await renderSpeech(input, {
    voice: typeof voice === 'string' ? voice : 'agent',
    rate: typeof speed === 'number' ? speed : 1,
  });
  const samples = resample(decodeUlaw(speech.ulaw), 8000, RATE_HZ);
  const pcm = Buffer.allocUnsafe(samples.length * 2);
  for (const [index, sample] of samples.entries()) pcm.writeInt16LE(sample, index * 2);
  return format === 'pcm' ? { type: 'audio/pcm', audio: pcm } : { type: 'audio/wav', audio: toWav(pcm) };
}

function toWav(pcm: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + pcm.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE_HZ, 24);
  header.writeUInt32LE(RATE_HZ * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([header, pcm]);
}
