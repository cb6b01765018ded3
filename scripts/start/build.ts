import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from './progress';
import { ROOT } from './settings';

const APP_SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'middleware.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const CLIENT_SOURCES = ['prisma/schema.prisma', 'package-lock.json'];

/** Generates the Prisma client when the schema has changed since the last time. */
export async function generateClient(): Promise<void> {
  await whenStale('lib/db/generated/.source-hash', CLIENT_SOURCES, () =>
    // Generating needs no engine, but the CLI downloads one unless it is given some file that exists.
    runBin('prisma', ['generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
    }),
  );
}

/** True when `.next` holds a build of exactly these sources. */
export function isBuilt(): boolean {
  return (
    isFresh('.next/front-desk-source-hash', hashOf(APP_SOURCES)) &&
    existsSync(path.join(ROOT, '.next/BUILD_ID'))
  );
}

export async function buildApp(): Promise<void> {
  if (isBuilt()) return;
  // The build imports every module but reaches no database and no vendor.
  await runBin('next', ['build'], { NODE_ENV: 'production' });
  writeFileSync(path.join(ROOT, '.next/front-desk-source-hash'), hashOf(APP_SOURCES));
}

async function whenStale(stamp: string, sources: string[], work: () => Promise<void>): Promise<void> {
  const hash = hashOf(sources);
  if (isFresh(stamp, hash)) return;
  await work();
  writeFileSync(path.join(ROOT, stamp), hash);
}

function isFresh(stamp: string, hash: string): boolean {
  const file = path.join(ROOT, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

/** Contents, not dates: a checkout or a branch switch that changes nothing rebuilds nothing. */
function hashOf(sources: string[]): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesOf(path.join(ROOT, source))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  const entries = readdirSync(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts') && entry.name !== '.source-hash')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function runBin(name: string, args: string[], environment: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(ROOT, 'node_modules/.bin', name), args, {
      cwd: ROOT,
      env: { ...process.env, ...environment },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(
            new StartError(
              `${output.split('\n').slice(-40).join('\n')}\n${name} ${args.join(' ')} failed; its last words are above.`,
            ),
          ),
    );
  });
}
