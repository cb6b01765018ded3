import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildApp, generateClient } from '../start/build';
import { ROOT } from '../start/settings';
import { ensureBrowser } from './ensure-browser';

interface Counts {
  passed: number;
  failed: number;
}

const REPORTS = path.join(ROOT, 'test-results/reports');
const began = Date.now();
const failures: string[] = [];
const counts: Counts = { passed: 0, failed: 0 };

// When whoever started this is gone, so are we and what we started.
process.on('message', (message) => message === 'stop' && process.exit(130));
process.on('disconnect', () => process.exit(130));

await generateClient();
await check('Format and lint', 'biome', ['ci', '--error-on-warnings', '.']);
await check('Types of the web', 'tsc', ['-p', 'tsconfig.json']);
await check('Types of the processes', 'tsc', ['-p', 'tsconfig.node.json']);
await check('Direction of dependencies', 'tsx', ['scripts/test/check-direction.ts']);
await check('Dead code', 'knip', []);
await check('Schema and migrations', 'tsx', ['scripts/db/diff.ts', 'check']);
await suite(
  'Unit and integration tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/vitest.json`],
  readVitest,
);
await work('Production build', buildApp);
await work('Browser', async () => {
  process.env.FRONTDESK_BROWSER = await ensureBrowser();
});
await suite('Browser journeys', 'playwright', ['test'], readPlaywright);

const minutes = ((Date.now() - began) / 60_000).toFixed(1);
console.log(
  failures.length === 0
    ? `\nAll checks and tests passed in ${minutes} min.`
    : `\nNot right yet (${minutes} min): ${failures.join(', ')}.`,
);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(failures.length === 0 ? 0 : 1);

async function check(label: string, bin: string, args: string[]): Promise<void> {
  await work(label, () => run(bin, args));
}

async function suite(label: string, bin: string, args: string[], read: () => Counts): Promise<void> {
  mkdirSync(REPORTS, { recursive: true });
  await work(label, () => run(bin, args));
  const { passed, failed } = read();
  counts.passed += passed;
  counts.failed += failed;
}

/** Goes on after a failure, so that one run shows everything that is wrong. */
async function work(label: string, job: () => Promise<void>): Promise<void> {
  const startedAt = Date.now();
  console.log(`\n── ${label}`);
  try {
    await job();
    console.log(`✔ ${label} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.log(`✘ ${label}`);
    failures.push(label.toLowerCase());
  }
}

function run(bin: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(ROOT, 'node_modules/.bin', bin), args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${bin} ended with code ${code}`)),
    );
  });
}

function readVitest(): Counts {
  const report = takeReport('vitest.json') as { numPassedTests: number; numFailedTests: number } | null;
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function readPlaywright(): Counts {
  const report = takeReport('playwright.json') as {
    stats: { expected: number; unexpected: number; flaky: number };
  } | null;
  return {
    passed: report?.stats.expected ?? 0,
    failed: (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0),
  };
}

function takeReport(name: string): unknown {
  const file = path.join(REPORTS, name);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  } finally {
    rmSync(file, { force: true });
  }
}
