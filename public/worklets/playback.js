/* global AudioWorkletProcessor, registerProcessor */

/**
 * Plays what it is sent, in order, and says when each mark has been reached: the marks are how the voice-server
 * knows what its caller has really heard. `clear` throws away what waits and returns its marks at once.
 */
class PlaybackProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.queue = [];
    this.offset = 0;
    this.hasReported = false;
    this.port.onmessage = ({ data }) => (data.type === 'clear' ? this.clear() : this.queue.push(data));
  }

  clear() {
    const marks = this.queue.filter((entry) => entry.type === 'mark').map((entry) => entry.name);
    this.queue = [];
    this.offset = 0;
    for (const name of marks) this.port.postMessage({ type: 'mark', name });
  }

  process(_inputs, [[channel]]) {
    if (!this.hasReported) {
      this.hasReported = true;
      this.port.postMessage({ type: 'running' });
    }
    if (channel) this.fill(channel);
    return true;
  }

  fill(channel) {
    let written = 0;
    while (this.queue.length > 0) {
      const [entry] = this.queue;
      if (entry.type === 'mark') {
        this.queue.shift();
        this.port.postMessage({ type: 'mark', name: entry.name });
        continue;
      }
      if (written === channel.length) return;
      const count = Math.min(channel.length - written, entry.samples.length - this.offset);
      channel.set(entry.samples.subarray(this.offset, this.offset + count), written);
      written += count;
      this.offset += count;
      if (this.offset === entry.samples.length) {
        this.queue.shift();
        this.offset = 0;
      }
    }
  }
}

registerProcessor('front-desk-playback', PlaybackProcessor);
