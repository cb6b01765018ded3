import { describe, expect, it } from 'vitest';
import { createTwimlWriter } from './twiml';

const thread = { tenantId: 't-1', callId: 'c-1', fallbackNumber: '+12075550199', locale: 'en-US' };

describe('instructions to the carrier', () => {
  it('carry the scheme and the path of the public address', () => {
    expect(createTwimlWriter('https://a.test/').stream(thread, 'TICKET')).toContain(
      ' url="wss://a.test/ws/twilio-stream/TICKET"',
    );
    expect(createTwimlWriter('http://a.test/voice').stream(thread, 'T')).toContain(
      ' url="ws://a.test/voice/ws/twilio-stream/T"',
    );
  });

  it('never end in silence after a stream', () => {
    const twiml = createTwimlWriter('https://a.test').stream(thread, 'T');
    const afterStream = twiml.slice(twiml.indexOf('</Connect>'));
    expect(afterStream).toMatch(
      /<Say [^>]*>[^<]+<\/Say><Dial [^>]*timeout="30"[^>]*><Number>\+12075550199<\/Number><\/Dial>/,
    );
  });

  it('bring every later request back with the call it is about', () => {
    const twiml = createTwimlWriter('https://a.test').dial(thread, {
      phone: '+12075550111',
      ringSeconds: 15,
      to: 'spa',
    });
    const action = (/action="([^"]+)"/.exec(twiml)?.[1] ?? '').replaceAll('&amp;', '&');
    expect(Object.fromEntries(new URL(action).searchParams)).toEqual({
      tenant: 't-1',
      call: 'c-1',
      fallback: '+12075550199',
      locale: 'en-US',
      to: 'spa',
      phone: '+12075550111',
    });
  });

  it('cannot be broken by what a property wrote', () => {
    expect(createTwimlWriter('https://a.test').say('Fish & <Chips>', 'en-US')).toContain(
      'Fish &amp; &lt;Chips&gt;',
    );
  });

  it('record a message with a beep, a limit, and words for a caller who says nothing', () => {
    const twiml = createTwimlWriter('https://a.test').voicemail(thread);
    expect(twiml).toMatch(
      /<Record [^>]*maxLength="180"[^>]*playBeep="true"[^>]*\/><Say [^>]*>[^<]+<\/Say><Hangup\/>/,
    );
    expect(twiml).toContain('recordingStatusCallback="https://a.test/twilio/recording?');
  });
});
