import { placeTestCall } from '@/lib/calls/client';
import { audioSpeaker } from './audio-speaker';
import { type CallLine, type LineEnd, openLine } from './call-line';
import { type Microphone, openMicrophone } from './microphone';
import { silentSpeaker } from './silent-speaker';
import type { Speaker } from './speaker';

export interface PlacedCall {
  callId: string;
  /** False where the browser plays no sound; the words are there all the same. */
  hasSound: boolean;
  microphone: 'open' | 'refused' | 'not_needed';
  line: CallLine;
  setSoundMuted(isMuted: boolean): void;
  setMicrophoneMuted(isMuted: boolean): void;
}

interface Handlers {
  onOpen(): void;
  onEnd(end: LineEnd): void;
}

/**
 * Places a call from this browser to a property. Call it from a press of a button, so that sound may be played.
 * @throws ProblemError when the call is refused
 */
export async function placeCall(propertyId: string, handlers: Handlers): Promise<PlacedCall> {
  // Marks can only come back after the line has been opened below.
  let line: CallLine | undefined;
  const onMark = (name: string) => line?.markHeard(name);
  const opening = audioSpeaker(onMark);
  const test = await placeTestCall(propertyId).catch(async (error: unknown) => {
    (await opening)?.close();
    throw error;
  });
  const sound = await opening;
  const speaker: Speaker = sound ?? silentSpeaker(onMark);
  const microphone = test.microphone ? await tryMicrophone((payload) => line?.sendFrame(payload)) : null;

  line = openLine({
    socket: new WebSocket(test.url),
    callId: test.callId,
    speaker,
    onOpen: handlers.onOpen,
    onEnd: (end) => {
      microphone?.close();
      speaker.close();
      handlers.onEnd(end);
    },
  });
  return {
    callId: test.callId,
    hasSound: sound !== null,
    microphone: test.microphone ? (microphone ? 'open' : 'refused') : 'not_needed',
    line,
    setSoundMuted: (isMuted) => speaker.setMuted(isMuted),
    setMicrophoneMuted: (isMuted) => microphone?.setMuted(isMuted),
  };
}

async function tryMicrophone(onFrame: (payload: string) => void): Promise<Microphone | null> {
  try {
    return await openMicrophone(onFrame);
  } catch {
    return null;
  }
}
