import { type Speaker, TELEPHONE_RATE_HZ } from './speaker';

const MODULE_URL = '/worklets/playback.js';
const START_WITHIN_MS = 1_500;

/**
 * Plays through the sound device. Must be called from a press of a button, or the browser keeps quiet.
 * @returns null when no sound comes out of this browser, whatever the reason
 */
export async function audioSpeaker(onMark: (name: string) => void): Promise<Speaker | null> {
  try {
    const context = new AudioContext({ sampleRate: TELEPHONE_RATE_HZ, latencyHint: 'interactive' });
    await Promise.all([context.resume(), context.audioWorklet.addModule(MODULE_URL)]);
    return await connect(context, onMark);
  } catch {
    return null;
  }
}

async function connect(context: AudioContext, onMark: (name: string) => void): Promise<Speaker | null> {
  const player = new AudioWorkletNode(context, 'front-desk-playback', {
    numberOfInputs: 0,
    outputChannelCount: [1],
  });
  const volume = new GainNode(context);
  player.connect(volume).connect(context.destination);
  if (!(await runs(player))) {
    await context.close();
    return null;
  }
  player.port.onmessage = ({ data }: MessageEvent<{ type: string; name: string }>) => {
    if (data.type === 'mark') onMark(data.name);
  };
  return {
    play: (samples) => player.port.postMessage({ type: 'audio', samples }, [samples.buffer]),
    mark: (name) => player.port.postMessage({ type: 'mark', name }),
    clear: () => player.port.postMessage({ type: 'clear' }),
    setMuted: (isMuted) => volume.gain.setTargetAtTime(isMuted ? 0 : 1, context.currentTime, 0.02),
    close: () => void context.close(),
  };
}

/** A context can claim to run while the device behind it does not; the first block of samples is the proof. */
function runs(player: AudioWorkletNode): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), START_WITHIN_MS);
    player.port.onmessage = () => {
      clearTimeout(timer);
      resolve(true);
    };
  });
}
