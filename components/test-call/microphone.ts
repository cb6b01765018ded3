import { bytesToBase64, encodeUlaw } from './ulaw';

const MODULE_URL = '/worklets/capture.js';

export interface Microphone {
  setMuted(isMuted: boolean): void;
  close(): void;
}

/**
 * Opens the microphone and hands on 20 ms of telephone sound at a time, as base64. Echo cancellation is always on:
 * without it the front desk would hear itself and stop talking.
 * @throws when the person or the browser refuses
 */
export async function openMicrophone(onFrame: (payload: string) => void): Promise<Microphone> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
  });
  const context = new AudioContext({ latencyHint: 'interactive' });
  await Promise.all([context.resume(), context.audioWorklet.addModule(MODULE_URL)]);
  const capture = new AudioWorkletNode(context, 'front-desk-capture', { numberOfOutputs: 0 });
  capture.port.onmessage = ({ data }: MessageEvent<Float32Array>) => onFrame(bytesToBase64(encodeUlaw(data)));
  new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(capture);
  return {
    // A muted track keeps sending silence, so the rhythm of the frames does not break.
    setMuted: (isMuted) => {
      for (const track of stream.getAudioTracks()) track.enabled = !isMuted;
    },
    close: () => {
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}
