import { bytesOf, type Recording } from './recording';

/** Finished recordings are forgotten, oldest first, beyond this much audio: about nine hours. */
const MAX_BYTES = 256 * 1024 * 1024;

export class RecordingStore {
  private readonly recordings = new Map<string, Recording>();

  add(recording: Recording): void {
    this.recordings.set(recording.sid, recording);
    this.forgetOldest();
  }

  get(sid: string): Recording | undefined {
    return this.recordings.get(sid);
  }

  remove(sid: string): boolean {
    return this.recordings.delete(sid);
  }

  /** Newest first, of one call or of all. */
  list(callSid?: string): Recording[] {
    const all = [...this.recordings.values()].reverse();
    return callSid ? all.filter((recording) => recording.callSid === callSid) : all;
  }

  private forgetOldest(): void {
    let bytes = this.list().reduce((total, recording) => total + bytesOf(recording), 0);
    for (const [sid, recording] of this.recordings) {
      if (bytes <= MAX_BYTES) return;
      if (recording.status === 'in-progress') continue;
      bytes -= bytesOf(recording);
      this.recordings.delete(sid);
    }
  }
}
