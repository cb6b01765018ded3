const HALF_TAPS = 16;

/**
 * Changes the sample rate with a windowed-sinc low-pass at the lower of the two Nyquist limits, so that
 * wide-band speech does not fold back as hiss when it is brought down to the telephone's 8 kHz.
 */
export function resample(samples: Int16Array, fromHz: number, toHz: number): Int16Array {
  if (fromHz === toHz) return samples;
  const cutoff = Math.min(1, toHz / fromHz);
  const reach = Math.ceil(HALF_TAPS / cutoff);
  const output = new Int16Array(Math.round((samples.length * toHz) / fromHz));
  for (let i = 0; i < output.length; i += 1) {
    output[i] = sampleAt(samples, (i * fromHz) / toHz, cutoff, reach);
  }
  return output;
}

function sampleAt(samples: Int16Array, position: number, cutoff: number, reach: number): number {
  const centre = Math.floor(position);
  let sum = 0;
  let weights = 0;
  for (let k = centre - reach + 1; k <= centre + reach; k += 1) {
    const weight = kernel((k - position) * cutoff, (k - position) / reach);
    weights += weight;
    sum += weight * (samples[k] ?? 0);
  }
  return Math.max(-32768, Math.min(32767, Math.round(sum / weights)));
}

function kernel(x: number, windowPosition: number): number {
  const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  return sinc * (0.5 + 0.5 * Math.cos(Math.PI * windowPosition));
}
