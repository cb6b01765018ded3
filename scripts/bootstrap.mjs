// The first code of a fresh clone: plain JavaScript for any Node from 20.9 on, before anything is installed.
// Installs what the lockfile says when that is missing or stale, then hands over to the Node 24 it brought along.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const [entry, ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  fail(
    `Front Desk needs Node 20.9 or newer to install itself; this is ${process.version}. Install a newer Node from nodejs.org and try again.`,
  );
}

process.chdir(root);
await install();
run(entry, args);

// `install --no-save` and not `ci`: it takes the lockfile's versions, and forgives a registry that lacks another platform's
// optional binaries, which `ci` refuses.
async function install() {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = 'node_modules/.front-desk-lock';
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const started = Date.now();
  const done = await progress('Installing packages, once; this takes a minute or two', (output) =>
    spawn(
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        stdio: ['ignore', output, output],
        env: { ...process.env, CHECKPOINT_DISABLE: '1', NEXT_TELEMETRY_DISABLED: '1' },
      },
    ),
  );
  if (done.code !== 0) {
    console.error(done.output.split('\n').slice(-20).join('\n'));
    fail(
      'Installing the packages failed (above is what npm said). Check that this machine reaches the npm registry, then run the same command again.',
    );
  }
  writeFileSync(stamp, wanted);
  console.log(`✔ Packages installed (${Math.round((Date.now() - started) / 1000)} s)`);
}

/** Runs a command with a moving line on a terminal, or a line every 15 seconds in a log. */
function progress(label, start) {
  mkdirSync('.data', { recursive: true });
  const child = start('pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log(`… ${label}`);
  const tick = setInterval(
    () =>
      process.stdout.isTTY
        ? process.stdout.write(`\r  ${seconds()} s `)
        : console.log(`  still installing, ${seconds()} s`),
    process.stdout.isTTY ? 1_000 : 15_000,
  );
  return new Promise((resolve) => {
    child.on('error', (error) => {
      clearInterval(tick);
      resolve({ code: 1, output: String(error) });
    });
    child.on('close', (code) => {
      clearInterval(tick);
      if (process.stdout.isTTY) process.stdout.write('\r           \r');
      resolve({ code, output });
    });
  });
}

function run(file, rest) {
  const node = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const check = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (check.status !== 0)
    fail('The packaged Node did not start. Delete the folder node_modules and run the same command again.');
  const env = {
    ...process.env,
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  };
  // A group of its own: Ctrl-C reaches only this process, which asks for an orderly stop; and PostgreSQL, which would
  // leave at once on the terminal's signal, goes last.
  const child = spawn(node, ['--import', 'tsx', file, ...rest], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env,
    detached: true,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.connected && child.send('stop'));
  child.on('close', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}
