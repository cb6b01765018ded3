/* global AudioWorkletProcessor, registerProcessor, sampleRate */

const TELEPHONE_RATE = 8000;
const FRAME_SAMPLES = 160;

/**
 * Turns the microphone into telephone frames: 20 ms of 8 kHz at a time. Each telephone sample is the mean of the
 * samples it replaces, which is low-pass enough for speech.
 */
class CaptureProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / TELEPHONE_RATE;
    this.position = 0;
    this.sum = 0;
    this.count = 0;
    this.frame = new Float32Array(FRAME_SAMPLES);
    this.length = 0;
  }

  process([[channel]]) {
    for (const sample of channel ?? []) this.take(sample);
    return true;
  }

  take(sample) {
    this.sum += sample;
    this.count += 1;
    this.position += 1;
    if (this.position < this.step) return;
    this.position -= this.step;
    this.frame[this.length] = this.sum / this.count;
    this.length += 1;
    this.sum = 0;
    this.count = 0;
    if (this.length === FRAME_SAMPLES) this.send();
  }

  send() {
    this.port.postMessage(this.frame, [this.frame.buffer]);
    this.frame = new Float32Array(FRAME_SAMPLES);
    this.length = 0;
  }
}

registerProcessor('front-desk-capture', CaptureProcessor);
