import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './progress';
import { ROOT } from './settings';

export type ProcessName = 'app' | 'voice' | 'worker' | 'sandbox';

const LEASH = ['--import', path.join(ROOT, 'scripts/start/leash.mjs')];
const ENTRIES: Record<Exclude<ProcessName, 'app'>, string> = {
  voice: 'voice-server/main.ts',
  worker: 'worker/main.ts',
  sandbox: 'sandbox/main.ts',
};

export type RunMode = 'production' | 'development';

export interface RunningProcess {
  name: ProcessName;
  pid: number | undefined;
  logFile: string;
  /** Settles when the process ends, with its last lines. */
  ended: Promise<{ code: number | null; lastLines: string }>;
  healthy(timeoutMs: number): Promise<void>;
  stop(graceMs: number): Promise<void>;
}

/** Starts one of our processes on a leash, its output in a log file of its own. */
export function startProcess(
  name: ProcessName,
  options: { port: number; environment: Record<string, string>; logDir: string; mode: RunMode },
): RunningProcess {
  mkdirSync(options.logDir, { recursive: true });
  const logFile = path.join(options.logDir, `${name}.log`);
  // A file and not a pipe: a pipe breaks with this process, and takes the child's orderly end with it.
  const output = openSync(logFile, 'a');
  const beganAt = fstatSync(output).size;
  const child = spawn(process.execPath, [...LEASH, ...argumentsOf(name, options)], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...options.environment,
      NODE_ENV: options.mode,
      FRONTDESK_PROCESS: name,
      FRONTDESK_LEASH_PARENT: String(process.pid),
      HOST: '127.0.0.1',
      PORT: String(options.port),
    },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const lastLines = () => lastLinesOf(logFile, beganAt);
  const ended = new Promise<{ code: number | null; lastLines: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, lastLines: lastLines() }));
  });
  return {
    name,
    pid: child.pid,
    logFile,
    ended,
    healthy: (timeoutMs) =>
      untilHealthy({
        name,
        child,
        url: `http://127.0.0.1:${options.port}/healthz`,
        timeoutMs,
        lastLines,
        logFile,
      }),
    stop: async (graceMs) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function argumentsOf(name: ProcessName, { mode, port }: { mode: RunMode; port: number }): string[] {
  if (name === 'app') {
    const command = mode === 'production' ? 'start' : 'dev';
    return [
      path.join(ROOT, 'node_modules/next/dist/bin/next'),
      command,
      '-p',
      String(port),
      '-H',
      '127.0.0.1',
    ];
  }
  const watch =
    mode === 'development'
      ? ['--watch-path=lib', `--watch-path=${path.dirname(ENTRIES[name])}`, '--watch-preserve-output']
      : [];
  return [...watch, '--import', 'tsx', ENTRIES[name]];
}

/** What this run of the process has written at the end of its log. */
function lastLinesOf(logFile: string, beganAt: number): string {
  const written = readFileSync(logFile).subarray(beganAt).toString('utf8');
  return written.trim().split('\n').slice(-12).join('\n');
}

async function untilHealthy(wait: {
  name: ProcessName;
  child: ChildProcess;
  url: string;
  timeoutMs: number;
  lastLines: () => string;
  logFile: string;
}): Promise<void> {
  for (const deadline = Date.now() + wait.timeoutMs; Date.now() < deadline; await sleep(100)) {
    if (wait.child.exitCode !== null) {
      throw new StartError(
        `${wait.lastLines()}\nThe ${wait.name} process ended while starting; its last words are above, the rest in ${wait.logFile}.`,
      );
    }
    const response = await fetch(wait.url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok) return;
  }
  throw new StartError(
    `The ${wait.name} process did not answer at ${wait.url} in ${wait.timeoutMs / 1000} s; see ${wait.logFile}.`,
  );
}
