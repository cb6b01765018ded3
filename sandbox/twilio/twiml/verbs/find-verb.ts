import { TwimlError } from '../twiml-source';
import type { Verb } from '../verb';
import { connect } from './connect';
import { dial } from './dial';
import { hangup, pause, redirect, reject } from './flow';
import { gather } from './gather';
import { record } from './record';
import { play, say } from './speak';

const VERBS: Record<string, Verb> = {
  Connect: connect,
  Dial: dial,
  Gather: gather,
  Hangup: hangup,
  Pause: pause,
  Play: play,
  Record: record,
  Redirect: redirect,
  Reject: reject,
  Say: say,
};

export function findVerb(name: string): Verb {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) throw new TwimlError(12200, `<${name}> is not an instruction this telephone company knows.`);
  return verb;
}
