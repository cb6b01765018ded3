import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findFreePorts } from '@/scripts/start/ports';
import { median, ms, percentile, type Row } from '../table';
import { BENCH_ACCOUNT, BENCH_AUTH_TOKEN, Caller, newCallSid, ringVoiceServer } from './carrier-side';
import { connectToRelay, connectToVoiceServer, runLoad, type Target } from './load';
import { type ModelSide, startModelSide } from './model-side';
import { Receiver } from './stamp';
import { openSocket } from './wire-socket';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAIRS = 5;

/** The bridge against the bare relay, taking turns in one run, then the bridge alone at 500 calls. */
export async function runVoiceBench(databaseUrl: string): Promise<Row[]> {
  const delays: number[] = [];
  const model = await startModelSide(delays);
  const [relayPort = 0, voicePort = 0] = await findFreePorts(2);
  const voiceUrl = `http://127.0.0.1:${voicePort}`;
  const relay = startChild('bench/voice/relay.ts', {
    PORT: String(relayPort),
    BENCH_MODEL_URL: `${model.url.replace('http', 'ws')}/realtime?model=bench`,
  });
  const voice = startChild('voice-server/main.ts', {
    PORT: String(voicePort),
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    PUBLIC_VOICE_URL: voiceUrl,
    OPENAI_BASE_URL: model.url,
    OPENAI_API_KEY: 'bench',
    TWILIO_ACCOUNT_SID: BENCH_ACCOUNT,
    TWILIO_AUTH_TOKEN: BENCH_AUTH_TOKEN,
    MAX_CONCURRENT_CALLS: '1000',
    DRAIN_SECONDS: '0',
    LOG_LEVEL: 'warn',
    FRONTDESK_PROCESS: 'voice',
    NODE_ENV: 'production',
  });
  try {
    await Promise.all([untilUp(`http://127.0.0.1:${relayPort}/`), untilUp(`${voiceUrl}/healthz`)]);
    await untilRendered(databaseUrl);
    const relayTarget: Target = {
      name: 'relay',
      pid: relay.pid ?? 0,
      connect: () => connectToRelay(relayPort),
    };
    const voiceTarget: Target = {
      name: 'voice',
      pid: voice.pid ?? 0,
      connect: () => connectToVoiceServer(voiceUrl),
    };

    const greeting = await measureGreeting(voiceUrl);
    await runLoad(relayTarget, { calls: 20, seconds: 2, delays });
    await runLoad(voiceTarget, { calls: 20, seconds: 2, delays });
    const pairs = [];
    for (let round = 0; round < PAIRS; round++) {
      const bare = await runLoad(relayTarget, { calls: 100, seconds: 8, delays });
      const ours = await runLoad(voiceTarget, { calls: 100, seconds: 8, delays });
      pairs.push({
        bare: bare.cpuMsPerCallSecond,
        ours: ours.cpuMsPerCallSecond,
        ratio: ours.cpuMsPerCallSecond / bare.cpuMsPerCallSecond,
      });
    }
    // The relay at the same load says how much of the latency is this machine's.
    const fullBare = await runLoad(relayTarget, { calls: 500, seconds: 10, delays });
    const lostBefore = countOf(model, 'lost');
    const reorderedBefore = countOf(model, 'reordered');
    const full = await runLoad(voiceTarget, { calls: 500, seconds: 15, delays });
    const lost = full.lost + countOf(model, 'lost') - lostBefore;
    const reordered = full.reordered + countOf(model, 'reordered') - reorderedBefore;
    const ratio = median(pairs.map((pair) => pair.ratio));
    return [
      {
        what: 'CPU per call-second, bridge against bare relay (100 calls, 5 pairs)',
        measured: `${median(pairs.map((pair) => pair.ours)).toFixed(2)} ms against ${median(pairs.map((pair) => pair.bare)).toFixed(2)} ms = ${ratio.toFixed(2)}×`,
        target: '≤ 1.15×',
        ok: ratio <= 1.15,
      },
      {
        what: '500 calls: frames lost, reordered',
        measured: `${lost}, ${reordered} of ${full.delaysMs.length.toLocaleString('en')}`,
        target: '0, 0',
        ok: lost + reordered === 0,
      },
      {
        what: '500 calls: latency through the bridge, p99',
        measured: `${ms(percentile(full.delaysMs, 0.99))} (bare relay ${ms(percentile(fullBare.delaysMs, 0.99))}; the load itself was late by ${ms(percentile(full.beatDelaysMs, 0.99))})`,
        target: '< 10 ms',
        ok: percentile(full.delaysMs, 0.99) < 10,
      },
      {
        what: '500 calls: CPU of the bridge',
        measured: `${((full.cpuMsPerCallSecond * 500) / 10).toFixed(0)} % of one core`,
        target: '< 100 %',
        ok: full.cpuMsPerCallSecond * 500 < 1_000,
      },
      {
        what: '500 calls: memory per call',
        measured: `${Math.round(full.bytesPerCall / 1_000)} kB`,
        target: '< 200 kB',
        ok: full.bytesPerCall < 200_000,
      },
      {
        what: 'Webhook to first byte of the greeting, p95 of 40',
        measured: ms(percentile(greeting, 0.95)),
        target: '< 150 ms',
        ok: percentile(greeting, 0.95) < 150,
      },
    ];
  } finally {
    relay.kill('SIGTERM');
    voice.kill('SIGTERM');
    await Promise.all(
      [relay, voice].map((child) =>
        child.exitCode === null ? new Promise((resolve) => child.once('close', resolve)) : null,
      ),
    );
    await model.close();
  }
}

function countOf(model: ModelSide, what: 'lost' | 'reordered'): number {
  return model.receivers.reduce((total, receiver) => total + receiver[what], 0);
}

/** Greetings and safety messages are rendered once, at the first start; the bench's model reads nothing out, so by the packaged voice. */
async function untilRendered(databaseUrl: string): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  let last = -1;
  for (let attempt = 0; attempt < 30; attempt++) {
    const { rows } = await database.query<{ count: number }>(
      'select count(*)::int as count from spoken_recording',
    );
    const count = rows[0]?.count ?? 0;
    if (count > 0 && count === last) break;
    last = count;
    await sleep(4_000);
  }
  await database.end();
}

/** From the moment the carrier asks until the caller's line receives its first sound. */
async function measureGreeting(voiceUrl: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 40; round++) {
    const began = performance.now();
    const callSid = newCallSid();
    const { streamUrl, signature } = await ringVoiceServer(voiceUrl, callSid);
    const socket = await openSocket(streamUrl, { 'x-twilio-signature': signature });
    const heard = new Promise<number>((resolve, reject) => {
      const caller = new Caller(socket, callSid, new Receiver([]), (at) => {
        resolve(at - began);
        caller.hangUp();
      });
      setTimeout(() => reject(new Error('No greeting in ten seconds')), 10_000).unref();
    });
    times.push(await heard);
    await sleep(50);
  }
  return times;
}

function startChild(entry: string, environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', entry], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function untilUp(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await sleep(100);
  }
  throw new Error(`${url} did not come up`);
}
