import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, newCallSid, ringVoiceServer } from './carrier-side';
import { cpuSecondsOf, residentBytesOf } from './proc';
import { Receiver } from './stamp';
import { openSocket } from './wire-socket';

export interface Target {
  name: string;
  pid: number;
  /** Opens one call and resolves when its stream is up. */
  connect(): Promise<{ socket: Awaited<ReturnType<typeof openSocket>>; callSid: string }>;
}

export interface LoadResult {
  cpuMsPerCallSecond: number;
  bytesPerCall: number;
  delaysMs: number[];
  /** How late the load itself was: what the figures above cannot blame on the target. */
  beatDelaysMs: number[];
  lost: number;
  reordered: number;
  frames: number;
}

const FRAME_MS = 20;
const SETTLE_MS = 4_000;

/** Holds `calls` calls for `seconds` and measures the target from outside. */
export async function runLoad(
  target: Target,
  load: { calls: number; seconds: number; delays: number[] },
): Promise<LoadResult> {
  const idleBytes = residentBytesOf(target.pid);
  const callers: Caller[] = [];
  const outbound: number[] = [];
  for (let index = 0; index < load.calls; index++) {
    const { socket, callSid } = await target.connect();
    callers.push(new Caller(socket, callSid, new Receiver(outbound), () => {}));
  }
  const beatDelaysMs: number[] = [];
  const stopTicker = startTicker(callers, beatDelaysMs);
  for (const caller of callers) caller.talking = true;
  await sleep(SETTLE_MS);

  load.delays.length = 0;
  outbound.length = 0;
  beatDelaysMs.length = 0;
  const cpuBefore = cpuSecondsOf(target.pid);
  const began = performance.now();
  await sleep(load.seconds * 1_000);
  const elapsedSeconds = (performance.now() - began) / 1_000;
  const cpuSeconds = cpuSecondsOf(target.pid) - cpuBefore;
  const bytes = residentBytesOf(target.pid) - idleBytes;
  const delaysMs = [...load.delays, ...outbound];
  const lateness = [...beatDelaysMs];

  for (const caller of callers) caller.talking = false;
  await sleep(300);
  stopTicker();
  for (const caller of callers) caller.hangUp();
  await sleep(1_500);
  return {
    cpuMsPerCallSecond: (cpuSeconds * 1_000) / (load.calls * elapsedSeconds),
    bytesPerCall: bytes / load.calls,
    delaysMs,
    beatDelaysMs: lateness,
    lost: sum(callers, (caller) => caller.receiver.lost),
    reordered: sum(callers, (caller) => caller.receiver.reordered),
    frames: sum(callers, (caller) => caller.receiver.received),
  };
}

/** Each caller on its own beat within the 20 ms, as on a real network; late beats are caught up, never skipped. */
function startTicker(callers: Caller[], beatDelaysMs: number[]): () => void {
  const began = performance.now();
  let beats = 0;
  const timer = setInterval(() => {
    const due = Math.floor(performance.now() - began);
    while (beats < due) {
      beats++;
      const now = performance.now();
      beatDelaysMs.push(now - began - beats);
      for (let index = beats % FRAME_MS; index < callers.length; index += FRAME_MS)
        callers[index]?.frame(now);
    }
  }, 1);
  return () => clearInterval(timer);
}

function sum(callers: Caller[], read: (caller: Caller) => number): number {
  return callers.reduce((total, caller) => total + read(caller), 0);
}

export async function connectToRelay(port: number) {
  return { socket: await openSocket(`ws://127.0.0.1:${port}/`, {}), callSid: newCallSid() };
}

export async function connectToVoiceServer(voiceUrl: string) {
  const callSid = newCallSid();
  const { streamUrl, signature } = await ringVoiceServer(voiceUrl, callSid);
  return { socket: await openSocket(streamUrl, { 'x-twilio-signature': signature }), callSid };
}
