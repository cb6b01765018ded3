/** How far ahead sound is scheduled, so that a late chunk does not click. */
const LEAD_SECONDS = 0.15;
const FRAME_BYTES = 320;
const PHONE_HZ = 8000;
const DECODED = Float32Array.from({ length: 256 }, (_, code) => decodeUlaw(code));

/** Plays both sides of a call through the loudspeaker: the caller a little left, the agent a little right. */
export function listenTo(callSid, onEnd) {
  const context = new AudioContext();
  const stopping = new AbortController();
  play(context, callSid, stopping.signal)
    .catch(() => {})
    .finally(() => {
      context.close();
      onEnd();
    });
  return () => stopping.abort();
}

async function play(context, callSid, signal) {
  await context.resume();
  const response = await fetch(`/api/phone/calls/${callSid}/audio`, { signal });
  const reader = response.body.getReader();
  const ears = [panned(context, -0.35), panned(context, 0.35)];
  let rest = new Uint8Array(0);
  let nextAt = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const bytes = joined(rest, value);
    const frames = Math.floor(bytes.length / FRAME_BYTES);
    rest = bytes.slice(frames * FRAME_BYTES);
    if (frames === 0) continue;
    nextAt = Math.max(nextAt, context.currentTime + LEAD_SECONDS);
    ears.forEach((ear, side) => {
      schedule(context, ear, samplesOf(bytes, frames, side), nextAt);
    });
    nextAt += frames * 0.02;
  }
}

function panned(context, pan) {
  const node = new StereoPannerNode(context, { pan });
  node.connect(context.destination);
  return node;
}

function schedule(context, ear, samples, at) {
  const buffer = context.createBuffer(1, samples.length, PHONE_HZ);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(ear);
  source.start(at);
}

/** Each frame holds 160 bytes of the caller, then 160 of the agent. */
function samplesOf(bytes, frames, side) {
  const samples = new Float32Array(frames * 160);
  for (let frame = 0; frame < frames; frame += 1) {
    const from = frame * FRAME_BYTES + side * 160;
    for (let index = 0; index < 160; index += 1) samples[frame * 160 + index] = DECODED[bytes[from + index]];
  }
  return samples;
}

function joined(first, second) {
  if (first.length === 0) return second;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function decodeUlaw(code) {
  const inverted = ~code & 0xff;
  const magnitude = ((((inverted & 0x0f) << 3) + 0x84) << ((inverted >> 4) & 7)) - 0x84;
  return (inverted & 0x80 ? -magnitude : magnitude) / 32768;
}
