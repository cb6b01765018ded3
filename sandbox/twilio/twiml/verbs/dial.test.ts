import { describe, expect, it } from 'vitest';
import { createTwilioKit, eventsOf, heardOn, type TwilioKit } from '../../../testing/twilio-kit';

const STAFF = '+12075550101';
const DIAL = `<Response><Dial timeout="15" action="/transfer">${STAFF}</Dial><Say>Not reached</Say></Response>`;

function transferOf(kit: TwilioKit): Record<string, string> | undefined {
  return kit.webhooks.find(({ path }) => path === '/transfer')?.params;
}

describe('<Dial>', () => {
  it('bridges the caller to a member of staff who answers, and reports how long they spoke', async () => {
    const kit = createTwilioKit();
    kit.answers['/transfer'] = '<Response><Say>Goodbye</Say></Response>';
    const call = kit.dial(DIAL);
    await kit.clock.advanceUntil(
      () => kit.sandbox.carrier.calls.childrenOf(call.sid)[0]?.status === 'in-progress',
    );
    const [leg] = kit.sandbox.carrier.calls.childrenOf(call.sid);
    await kit.clock.advance(10_000);
    leg?.setStatus('completed');
    await kit.untilOver(call);
    expect(transferOf(kit)).toMatchObject({
      DialCallStatus: 'completed',
      DialCallSid: leg?.sid,
      DialCallDuration: '10',
      DialBridged: 'true',
    });
    expect(heardOn(call)).toEqual(['Goodbye']);
    expect(eventsOf(call, 'dial').map(({ status }) => status)).toEqual([
      'initiated',
      'ringing',
      'in-progress',
      'completed',
    ]);
  });

  it('lets each side hear the other', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(DIAL);
    await kit.clock.advanceUntil(
      () => kit.sandbox.carrier.calls.childrenOf(call.sid)[0]?.status === 'in-progress',
    );
    const [leg] = kit.sandbox.carrier.calls.childrenOf(call.sid);
    let voiced = 0;
    call.audio.speakerListeners.add((frame) => {
      if (frame[0] === 0x55) voiced += 1;
    });
    await kit.clock.advance(3000);
    expect(eventsOf(leg ?? call, 'caller_text')[0]?.text).toMatch(/front desk/);
    expect(voiced).toBe('Hello, this is the front desk. How can I help?'.length);
  });

  it.each([
    ['no_answer', 'no-answer'],
    ['busy', 'busy'],
    ['unreachable', 'failed'],
  ] as const)('asks its action what to do when the line is %s', async (behaviour, status) => {
    const kit = createTwilioKit();
    kit.sandbox.carrier.lines.set(STAFF, { behaviour });
    kit.answers['/transfer'] = '<Response><Say>Leave a message</Say></Response>';
    const call = kit.dial(DIAL);
    await kit.untilOver(call);
    expect(transferOf(kit)).toMatchObject({ DialCallStatus: status, DialBridged: 'false' });
    expect(heardOn(call)).toEqual(['Leave a message']);
  });

  it('rings no longer than its timeout', async () => {
    const kit = createTwilioKit();
    kit.sandbox.carrier.lines.set(STAFF, { ringSeconds: 60 });
    const call = kit.dial(DIAL);
    await kit.clock.advance(14_900);
    expect(transferOf(kit)).toBeUndefined();
    await kit.clock.advance(300);
    expect(transferOf(kit)?.DialCallStatus).toBe('no-answer');
    expect(call.isOver).toBe(true);
  });

  it('goes on with the next instruction when it has no action', async () => {
    const kit = createTwilioKit();
    kit.sandbox.carrier.lines.set(STAFF, { behaviour: 'busy' });
    const call = kit.dial(`<Response><Dial>${STAFF}</Dial><Say>Still here</Say></Response>`);
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['Still here']);
  });

  it('stops ringing the staff when the caller hangs up, and says so to its action', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(DIAL);
    await kit.clock.advance(1000);
    call.setStatus('completed');
    await kit.clock.advance(100);
    expect(kit.sandbox.carrier.calls.childrenOf(call.sid)[0]?.status).toBe('canceled');
    expect(transferOf(kit)).toMatchObject({ DialCallStatus: 'canceled', CallStatus: 'completed' });
  });

  it('takes the first of several numbers that answers and stops ringing the rest', async () => {
    const kit = createTwilioKit();
    kit.sandbox.carrier.lines.set('+12075550102', { ringSeconds: 1 });
    const call = kit.dial(
      `<Response><Dial><Number>${STAFF}</Number><Number>+12075550102</Number></Dial></Response>`,
    );
    await kit.clock.advance(1500);
    const statuses = kit.sandbox.carrier.calls
      .childrenOf(call.sid)
      .map((leg) => [leg.options.to, leg.status]);
    expect(statuses).toEqual([
      ['+12075550102', 'in-progress'],
      [STAFF, 'canceled'],
    ]);
  });

  it('puts the caller through only after the person accepted, when the number asks for that', async () => {
    const kit = createTwilioKit();
    kit.answers['/screen'] =
      '<Response><Gather numDigits="1" action="/accept"><Say>Press 1</Say></Gather><Hangup/></Response>';
    kit.answers['/accept'] = '<Response/>';
    const call = kit.dial(
      `<Response><Dial action="/transfer"><Number url="/screen">${STAFF}</Number></Dial></Response>`,
    );
    await kit.clock.advance(8000);
    const [leg] = kit.sandbox.carrier.calls.childrenOf(call.sid);
    expect(leg?.status).toBe('in-progress');
    leg?.setStatus('completed');
    await kit.untilOver(call);
    expect(transferOf(kit)).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
  });

  it('does not put the caller through to a person who presses nothing', async () => {
    const kit = createTwilioKit();
    kit.sandbox.carrier.lines.set(STAFF, { presses: '' });
    kit.answers['/screen'] =
      '<Response><Gather numDigits="1" action="/accept"><Say>Press 1</Say></Gather><Hangup/></Response>';
    const call = kit.dial(
      `<Response><Dial action="/transfer"><Number url="/screen">${STAFF}</Number></Dial></Response>`,
    );
    await kit.untilOver(call);
    expect(transferOf(kit)?.DialBridged).toBe('false');
  });

  it('reports every step of the leg to the number\u2019s status callback, in order', async () => {
    const kit = createTwilioKit();
    const events = 'initiated ringing answered completed';
    const call = kit.dial(
      `<Response><Dial><Number statusCallback="/leg" statusCallbackEvent="${events}">${STAFF}</Number></Dial></Response>`,
    );
    await kit.clock.advance(5000);
    call.setStatus('completed');
    await kit.clock.advance(200);
    const reports = kit.webhooks.filter(({ path }) => path === '/leg').map(({ params }) => params);
    expect(reports.map(({ CallStatus }) => CallStatus)).toEqual([
      'initiated',
      'ringing',
      'in-progress',
      'completed',
    ]);
    expect(reports.map(({ SequenceNumber }) => SequenceNumber)).toEqual(['0', '1', '2', '3']);
    expect(reports[3]).toMatchObject({
      ParentCallSid: call.sid,
      CallDuration: '3',
      Direction: 'outbound-dial',
    });
  });
});
