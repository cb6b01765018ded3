import type { CallParts } from './call-parts';
import { finish } from './finish';
import { leave } from './leaving';
import type { CallEffect, CallState, TimerName } from './machine/state';
import { DELAYS, TIMING } from './machine/timing';
import { isRecorded, noteOf } from './recorded-words';

/** A carrier's last mark may come this much later than its sound should have ended. */
const DRAIN_CAP_MS = 1_500;

const RESUME =
  'The connection to you broke for a moment. Go on where you stopped, or answer what the caller asked last. Do not repeat what was already said.';

/** Does what the machine decided. */
export function createEffects(parts: CallParts): (effect: CallEffect, state: CallState) => void {
  const { line, engine, timers, dispatch, facts } = parts;

  function startTimer(timer: TimerName, delayMs: number | undefined, generation: number): void {
    const delay = delayMs ?? (DELAYS as Partial<Record<TimerName, number>>)[timer] ?? callDelay(timer);
    if (delay !== null) timers.start(timer, delay, generation);
  }

  function callDelay(timer: TimerName): number | null {
    if (timer === 'maximum') return facts.maxCallMs;
    if (timer === 'rotation') return engine.sessionLimitMs;
    if (timer === 'warning')
      return facts.maxCallMs > 2 * TIMING.warningBefore ? facts.maxCallMs - TIMING.warningBefore : null;
    return null;
  }

  return function perform(effect, state) {
    switch (effect.type) {
      case 'play':
        return parts.words.say(effect.recording);
      case 'play_filler':
        return sayFiller(parts, effect.index);
      case 'greet':
        return engine.respond(
          'Greet the caller now with your greeting, and say that you are an AI assistant.',
        );
      case 'respond':
        return engine.respond();
      case 'resume':
        return engine.respond(RESUME);
      case 'ask':
        return ask(parts, effect.text);
      case 'interrupt':
        return interrupt(parts, effect.cancel);
      case 'answer_tool':
        return answerTool(parts, effect.toolCallId, effect.respond);
      case 'recover_model':
        return engine.recover();
      case 'rotate_model':
        return engine.rotate();
      case 'probe_model':
        return engine.probe();
      case 'close_model':
        // A call that is over may still be waiting for the caller's last words; finishing closes the model then.
        return state.phase === 'closed' ? undefined : engine.close();
      case 'start_timer':
        return startTimer(effect.timer, effect.delayMs, state.generation);
      case 'stop_timer':
        return timers.stop(effect.timer);
      case 'drain':
        timers.start('drain', line.remainingMs() + DRAIN_CAP_MS, state.generation);
        return checkPlayback();
      case 'check_playback':
        return checkPlayback();
      case 'transfer':
        return leave(parts, effect);
      case 'hang_up':
        return leave(parts, effect);
      case 'close_carrier':
        return line.close();
      case 'note':
        return note(parts, effect);
      case 'finish':
        return finish(parts, effect);
    }
  };

  function checkPlayback(): void {
    if (line.isDrained()) dispatch({ type: 'playback_drained' });
  }
}

function ask({ transcript, engine, latency }: CallParts, text: string): void {
  const itemId = `typed_${transcript.turnCount() + 1}`;
  transcript.guestBegan(itemId);
  transcript.guestWords(itemId, text, true);
  latency.turnEnded(null);
  engine.appendText(text);
}

/** The line falls silent first: everything after it can wait. What the agent said is cut to what was heard. */
function interrupt({ line, engine, transcript }: CallParts, cancel: boolean): void {
  const unheard = transcript.unsettledItems().filter((itemId) => line.heard(itemId) === null);
  const cut = line.interrupt();
  engine.interrupt(cut, { cancel });
  for (const heard of cut) transcript.cut(heard);
  for (const itemId of unheard) transcript.cut({ itemId, sentMs: 0, heardMs: 0 });
  for (const { itemId } of cut)
    if (isRecorded(itemId)) engine.note(noteOf(itemId, `${transcript.textOf(itemId)} …`));
  if (cut.length > 0) transcript.note('interrupted', { items: cut });
}

function answerTool({ outcomes, engine }: CallParts, toolCallId: string, respond: boolean): void {
  const outcome = outcomes.get(toolCallId);
  outcomes.delete(toolCallId);
  if (outcome) engine.answerTool({ toolCallId, name: outcome.name, output: outcome.output, respond });
}

/** The tool's own words where they were rendered; then something that is true of any wait. */
function sayFiller(parts: CallParts, index: number): void {
  const { facts, tally } = parts;
  const words = facts.tools.find(({ name }) => name === tally.lastTool)?.fillers ?? [];
  const recording = facts.fillers.get(words[index] ?? '') ?? facts.recordings.get('one_moment');
  if (recording) parts.words.play(recording, { tellModel: false });
}

function note(
  { transcript, tally, ports }: CallParts,
  { what, data }: Extract<CallEffect, { type: 'note' }>,
): void {
  if (what === 'agent_gave_up') tally.failure = String(data?.reason ?? what);
  if (what === 'internal_error') tally.failure = what;
  transcript.note(what, data);
  ports.observe.event(what);
}
