import { sleep } from '../../clock';
import type { Carrier } from '../carrier';
import type { Line } from '../line-book';
import type { Call } from './call';
import { sayOn } from './say-on';

const ACCEPT_DELAY_MS = 1000;
const GREETING_DELAY_MS = 400;

/**
 * Rings the telephone at the other end of an outbound leg and lets the person there behave as its line says.
 * Resolves when the leg was answered or is over. A person may answer or decline earlier through the phone's page.
 */
export async function ringLine(
  carrier: Carrier,
  call: Call,
  timeoutMs: number,
): Promise<'answered' | 'over'> {
  const line = carrier.lines.set(call.options.to, {});
  call.setStatus('initiated');
  if (line.behaviour === 'unreachable') call.setStatus('failed', 'unreachable');
  else if (line.behaviour === 'busy') call.setStatus('busy');
  else await ring(carrier, call, line, timeoutMs);
  if (call.isOver) return 'over';
  actAsPerson(carrier, call, line);
  return 'answered';
}

async function ring(carrier: Carrier, call: Call, line: Line, timeoutMs: number): Promise<void> {
  call.setStatus('ringing');
  const cancelAnswer = afterRinging(carrier, line, () => call.setStatus('in-progress'));
  const cancelTimeout = carrier.clock.after(timeoutMs, () => call.setStatus('no-answer'));
  await stoppedRinging(call);
  cancelAnswer();
  cancelTimeout();
}

function afterRinging(carrier: Carrier, line: Line, answer: () => void): () => void {
  if (line.behaviour !== 'answers') return () => {};
  return carrier.clock.after(line.ringSeconds * 1000, answer);
}

function stoppedRinging(call: Call): Promise<void> {
  return new Promise((resolve) => {
    const stop = call.events.subscribe((event) => {
      if (event.type !== 'state' || event.status === 'ringing') return;
      stop();
      resolve();
    });
  });
}

/** Says the greeting, and accepts when a prompt on this leg asks for a key. */
function actAsPerson(carrier: Carrier, call: Call, line: Line): void {
  call.events.subscribe((event) => {
    if (event.type !== 'verb' || event.verb !== 'Gather' || line.presses === '') return;
    ifStillThere(sleep(carrier.clock, ACCEPT_DELAY_MS, call.ended).then(() => call.pressKeys(line.presses)));
  });
  if (line.greeting === '' || call.options.direction !== 'outbound-dial') return;
  ifStillThere(
    sleep(carrier.clock, GREETING_DELAY_MS, call.ended).then(() =>
      sayOn(carrier, call, { text: line.greeting, voice: 'echo' }),
    ),
  );
}

/** A person who has hung up says and presses nothing. */
function ifStillThere(action: Promise<unknown>): void {
  action.catch(() => {});
}
