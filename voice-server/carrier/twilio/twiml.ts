import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { lineWords } from '../../speech/safety-messages';

/** What every later request about a call must know; the carrier carries it in signed URLs, so it survives us. */
export interface CallThread {
  tenantId: string;
  callId: string;
  fallbackNumber: string;
  locale: string;
}

export interface TwimlWriter {
  /** The caller to the agent; and should the stream end by itself, to a person. */
  stream(thread: CallThread, ticket: string): string;
  /** No agent can take this call: an apology, and a person. */
  sorry(thread: CallThread): string;
  /** Rings a number. `step` tells the answering route what comes next if nobody takes it. */
  dial(thread: CallThread, target: { phone: string; ringSeconds: number; to: string; say?: string }): string;
  voicemail(thread: CallThread): string;
  say(sentence: string, locale: string): string;
  hangUp(): string;
}

const FALLBACK_RING_SECONDS = 30;
const MAX_MESSAGE_SECONDS = 180;
/** Quiet that ends a message. */
const MESSAGE_PAUSE_SECONDS = 5;

/** Writes the carrier's instructions with every address made of the one public URL. */
export function createTwimlWriter(publicUrl: string): TwimlWriter {
  const base = publicUrl.replace(/\/+$/, '');

  function callback(path: string, thread: CallThread, more: Record<string, string> = {}): string {
    const { tenantId, callId, fallbackNumber, locale } = thread;
    const query = new URLSearchParams({
      tenant: tenantId,
      call: callId,
      fallback: fallbackNumber,
      locale,
      ...more,
    });
    return `${base}${path}?${query}`;
  }

  function dialOn(
    response: VoiceResponse,
    thread: CallThread,
    target: { phone: string; ringSeconds: number; to: string },
  ) {
    const action = callback('/twilio/transfer', thread, { to: target.to, phone: target.phone });
    const dial = response.dial({
      action,
      method: 'POST',
      timeout: target.ringSeconds,
      answerOnBridge: false,
    });
    dial.number(target.phone);
  }

  function apologise(response: VoiceResponse, thread: CallThread): void {
    response.say({ language: language(thread.locale) }, lineWords(thread.locale).apology);
    dialOn(response, thread, {
      phone: thread.fallbackNumber,
      ringSeconds: FALLBACK_RING_SECONDS,
      to: 'fallback',
    });
  }

  return {
    stream(thread, ticket) {
      const response = new VoiceResponse();
      response.connect().stream({
        url: `${base.replace(/^http/, 'ws')}/ws/twilio-stream/${ticket}`,
        statusCallback: callback('/twilio/stream-status', thread),
        statusCallbackMethod: 'POST',
      });
      apologise(response, thread);
      return response.toString();
    },
    sorry(thread) {
      const response = new VoiceResponse();
      apologise(response, thread);
      return response.toString();
    },
    dial(thread, target) {
      const response = new VoiceResponse();
      if (target.say) response.say({ language: language(thread.locale) }, target.say);
      dialOn(response, thread, target);
      return response.toString();
    },
    voicemail(thread) {
      const words = lineWords(thread.locale);
      const response = new VoiceResponse();
      response.say({ language: language(thread.locale) }, words.leaveMessage);
      response.record({
        action: callback('/twilio/voicemail', thread),
        method: 'POST',
        recordingStatusCallback: callback('/twilio/recording', thread),
        recordingStatusCallbackEvent: ['completed'],
        maxLength: MAX_MESSAGE_SECONDS,
        timeout: MESSAGE_PAUSE_SECONDS,
        finishOnKey: '#',
        playBeep: true,
      });
      response.say({ language: language(thread.locale) }, words.noMessage);
      response.hangup();
      return response.toString();
    },
    say(sentence, locale) {
      const response = new VoiceResponse();
      response.say({ language: language(locale) }, sentence);
      response.hangup();
      return response.toString();
    },
    hangUp() {
      const response = new VoiceResponse();
      response.hangup();
      return response.toString();
    },
  };
}

/** The SDK lists the languages it knows; a property's locale may be any, and the carrier falls back to English itself. */
function language(locale: string): VoiceResponse.SayAttributes['language'] {
  return locale as VoiceResponse.SayAttributes['language'];
}
