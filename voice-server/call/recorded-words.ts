import type { EngineNote } from '../engine/engine';
import type { CallFacts, Recording } from './call-facts';
import type { EngineLink } from './engine-link';
import type { CallEvent, RecordingKind } from './machine/state';
import type { Transcript } from './transcript';
import type { VoiceLine } from './voice-line';

const RECORDED_ITEM = 'recorded_';
const GREETING_ITEM = `${RECORDED_ITEM}greeting`;

export interface RecordedWords {
  say(kind: RecordingKind): void;
  play(recording: Recording, options: { tellModel: boolean }): void;
}

/** What is said without the model: played, written down, and told to the model where it must know. */
export function createRecordedWords(parts: {
  facts: CallFacts;
  line: VoiceLine;
  engine: EngineLink;
  transcript: Transcript;
  dispatch(event: CallEvent): void;
}): RecordedWords {
  const { facts, line, engine, transcript, dispatch } = parts;
  let count = 0;

  function play(recording: Recording, { tellModel }: { tellModel: boolean }): void {
    count += 1;
    const isGreeting = recording === facts.recordings.get('greeting');
    const itemId = isGreeting ? GREETING_ITEM : `${RECORDED_ITEM}${count}`;
    transcript.agentText(itemId, recording.text);
    if (tellModel) engine.note(noteOf(itemId, recording.text));
    line.playRecording(itemId, recording);
  }

  /** What was never rendered is left unsaid: the next step of the machine comes all the same. */
  function say(kind: RecordingKind): void {
    const recording = facts.recordings.get(kind);
    if (recording) play(recording, { tellModel: kind !== 'one_moment' && kind !== 'apology' });
    else dispatch({ type: 'playback_drained' });
  }

  return { say, play };
}

/** How the model learns of words that were said without it; the greeting comes before everything. */
export function noteOf(itemId: string, text: string): EngineNote {
  return { key: itemId, role: 'agent', text, ...(itemId === GREETING_ITEM ? { first: true } : {}) };
}

export function isRecorded(itemId: string): boolean {
  return itemId.startsWith(RECORDED_ITEM);
}
