import type { ServerResponse } from 'node:http';
import type { Call } from '../twilio/calls/call';

/** A listener that falls this far behind misses frames instead of filling memory. */
const MAX_UNSENT_BYTES = 256 * 1024;

/**
 * Sends both sides of a call as they happen: for every 20 ms, 160 bytes of µ-law from the person holding the
 * telephone, then 160 bytes of what its earpiece plays. Ends with the call.
 */
export function streamCallAudio(call: Call, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  let spoken: Buffer = Buffer.alloc(0);
  const onMic = (frame: Buffer) => {
    spoken = frame;
  };
  const onSpeaker = (heard: Buffer) => {
    if (response.writableLength < MAX_UNSENT_BYTES && spoken.length === heard.length) {
      response.write(Buffer.concat([spoken, heard]));
    }
  };
  const end = () => response.end();
  call.audio.micListeners.add(onMic);
  call.audio.speakerListeners.add(onSpeaker);
  if (call.ended.aborted) end();
  else call.ended.addEventListener('abort', end, { once: true });
  response.once('close', () => {
    call.audio.micListeners.delete(onMic);
    call.audio.speakerListeners.delete(onSpeaker);
    call.ended.removeEventListener('abort', end);
  });
}
