import type { Clock } from '../../clock';
import { EventLog } from '../../event-log';
import type { CallEventBody, CallStatus, HeardSegment } from '../../phone/phone-events';
import type { Utterances } from '../../utterances';
import { LegAudio } from '../media/leg-audio';
import type { PlaybackObserver } from '../media/playback-buffer';
import { newSid } from '../sids';

type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

export interface StatusCallback {
  url: string;
  method: string;
  events: string[];
}

export interface CallOptions {
  from: string;
  to: string;
  direction: CallDirection;
  parentSid?: string;
  phoneNumberSid?: string;
  statusCallback?: StatusCallback | null;
  callToken?: string;
}

const OVER: readonly CallStatus[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];
const MAX_HEARD_SEGMENTS = 500;

/** One telephone leg: its record, its two directions of audio and everything that happened on it. */
export class Call {
  readonly sid = newSid('CA');
  readonly audio: LegAudio;
  readonly events: EventLog<CallEventBody>;
  readonly heard: HeardSegment[] = [];
  readonly createdAt: Date;
  updatedAt: Date;
  answeredAt: Date | null = null;
  endedAt: Date | null = null;
  status: CallStatus;
  verb: string | null = null;
  streamSid: string | null = null;
  recordingSid: string | null = null;
  /** The TwiML being carried out; aborted when it is replaced or the call ends. */
  program = new AbortController();
  /** Settles when the sentences asked for so far are queued. */
  lastWords: Promise<unknown> = Promise.resolve();
  /** Address of the last instructions fetched, against which relative addresses are resolved. */
  baseUrl: string | null = null;
  readonly dtmfListeners = new Set<(digit: string) => void>();
  private readonly life = new AbortController();
  private turn = { said: [] as string[], interrupted: false };
  private readonly startedMs: number;

  constructor(
    readonly options: CallOptions,
    private readonly clock: Clock,
    utterances: Utterances,
  ) {
    this.startedMs = clock.nowMs();
    this.createdAt = clock.date();
    this.updatedAt = this.createdAt;
    this.status = options.direction === 'inbound' ? 'ringing' : 'queued';
    this.events = new EventLog(() => clock.nowMs() - this.startedMs);
    this.audio = new LegAudio(utterances, this.observePlayback());
  }

  /** Aborted when the call is over. */
  get ended(): AbortSignal {
    return this.life.signal;
  }

  get isOver(): boolean {
    return OVER.includes(this.status);
  }

  get durationSec(): number {
    if (!this.answeredAt) return 0;
    const untilMs = (this.endedAt ?? this.clock.date()).getTime();
    return Math.max(0, Math.round((untilMs - this.answeredAt.getTime()) / 1000));
  }

  /** Moves to a new status; a call that is over stays as it is. Returns whether anything changed. */
  setStatus(status: CallStatus, reason?: string): boolean {
    if (this.isOver || this.status === status) return false;
    this.status = status;
    this.updatedAt = this.clock.date();
    if (status === 'in-progress') this.answeredAt = this.updatedAt;
    if (this.isOver) this.endedAt = this.updatedAt;
    // The last words are told before the end, so that a goodbye followed at once by hanging up is not missed.
    if (this.isOver) this.audio.speaker.endTurn();
    this.events.append({ type: 'state', status, ...(reason ? { reason } : {}) });
    if (this.isOver) this.stop();
    return true;
  }

  pressKeys(digits: string): void {
    this.events.append({ type: 'dtmf', digits });
    for (const digit of digits) for (const listener of [...this.dtmfListeners]) listener(digit);
  }

  private stop(): void {
    this.life.abort(new Error('the call has ended'));
    this.program.abort(new Error('the call has ended'));
    this.audio.speaker.clear();
    this.verb = null;
  }

  private observePlayback(): PlaybackObserver {
    return {
      soundStarted: () => this.events.append({ type: 'agent_audio', state: 'started' }),
      spanStarted: ({ id, text, source }) => this.events.append({ type: 'agent_text', id, text, source }),
      spanEnded: ({ id, text }, heardMs, how) => {
        const interrupted = how === 'interrupted';
        this.turn.said.push(text);
        this.turn.interrupted ||= interrupted;
        this.heard.push({ text, heardMs, interrupted });
        if (this.heard.length > MAX_HEARD_SEGMENTS) this.heard.shift();
        this.events.append({ type: 'agent_text_done', id, text, heardMs, interrupted });
      },
      idle: () => {
        this.events.append({ type: 'agent_audio', state: 'stopped' });
        this.events.append({
          type: 'agent_idle',
          said: this.turn.said.join(' '),
          interrupted: this.turn.interrupted,
        });
        this.turn = { said: [], interrupted: false };
      },
    };
  }
}
