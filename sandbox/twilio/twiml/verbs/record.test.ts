import { describe, expect, it } from 'vitest';
import { sayOnPhone } from '../../../phone/phone';
import { createTwilioKit, heardOn, type TwilioKit } from '../../../testing/twilio-kit';
import { toWav } from '../../recordings/recording';

const VOICEMAIL =
  '<Response><Record action="/voicemail" timeout="2" maxLength="60" recordingStatusCallback="/recording"/>' +
  '<Say>Nothing heard</Say></Response>';
const BEEP_MS = 500;

function paramsAt(kit: TwilioKit, path: string): Record<string, string> | undefined {
  return kit.webhooks.find((webhook) => webhook.path === path)?.params;
}

describe('<Record>', () => {
  it('keeps what the caller says after the beep and tells action and callback', async () => {
    const kit = createTwilioKit();
    kit.answers['/voicemail'] = '<Response><Say>Thank you</Say></Response>';
    const call = kit.dial(VOICEMAIL);
    await kit.clock.advance(BEEP_MS + 200);
    await sayOnPhone(
      kit.sandbox.carrier,
      call,
      'Please call me back about room twelve, it is urgent for us.',
    );
    await kit.untilOver(call);
    const recording = kit.sandbox.carrier.recordings.list()[0];
    expect(paramsAt(kit, '/voicemail')).toMatchObject({
      RecordingSid: recording?.sid,
      RecordingDuration: '1',
    });
    expect(paramsAt(kit, '/recording')).toMatchObject({
      RecordingSid: recording?.sid,
      RecordingStatus: 'completed',
      RecordingSource: 'RecordVerb',
      RecordingChannels: '1',
    });
    expect(heardOn(call).at(-1)).toBe('Thank you');
    if (!recording) throw new Error('nothing was recorded');
    expect(toWav(recording)).toHaveLength(44 + recording.callerFrames.length * 320);
  });

  it('goes on with the next instruction when nothing is said', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(VOICEMAIL);
    await kit.untilOver(call);
    expect(heardOn(call).at(-1)).toBe('Nothing heard');
    expect(paramsAt(kit, '/voicemail')).toBeUndefined();
  });

  it('ends on a key and says which', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(VOICEMAIL);
    await kit.clock.advance(BEEP_MS);
    await sayOnPhone(kit.sandbox.carrier, call, 'Hello');
    await kit.clock.advance(300);
    call.pressKeys('#');
    await kit.untilOver(call);
    expect(paramsAt(kit, '/voicemail')?.Digits).toBe('#');
  });

  it('stops at the longest allowed', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(VOICEMAIL.replace('maxLength="60"', 'maxLength="3"'));
    await kit.clock.advance(BEEP_MS);
    await sayOnPhone(kit.sandbox.carrier, call, 'x'.repeat(400));
    await kit.untilOver(call);
    expect(paramsAt(kit, '/recording')?.RecordingDuration).toBe('3');
  });

  it('loses nothing when the caller hangs up instead of waiting', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(VOICEMAIL);
    await kit.clock.advance(BEEP_MS);
    await sayOnPhone(kit.sandbox.carrier, call, 'x'.repeat(200));
    await kit.clock.advance(2300);
    call.setStatus('completed');
    await kit.clock.advance(100);
    expect(paramsAt(kit, '/recording')).toMatchObject({
      RecordingStatus: 'completed',
      RecordingDuration: '2',
    });
    expect(paramsAt(kit, '/voicemail')).toMatchObject({ Digits: 'hangup', CallStatus: 'completed' });
  });
});
