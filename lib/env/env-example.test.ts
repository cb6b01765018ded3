import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { envSchema } from './schema';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = '{app,components,lib,prisma,sandbox,scripts,voice-server,worker}/**/*.{ts,tsx,mjs}';

/** What a platform sets, or one of our processes for another; nobody writes these into a .env file. */
const NOT_FOR_PEOPLE = new Set([
  'CI',
  'FRONTDESK_LEASH_PARENT',
  'FRONTDESK_PROCESS',
  'NEXTAUTH_URL',
  'NEXT_RUNTIME',
  'NODE_ENV',
  'PATH',
]);

/** Read through `process.env`, the sandbox's own schema, or a helper that is given the name. */
const READS = [
  /process\.env\.([A-Z]\w+)/g,
  /^ {2}([A-Z][A-Z_]+): (?:z\.|url)/gm,
  /\b(?:readMs|port)\('([A-Z_]+)'/g,
];

const documented = new Set(
  [...readFileSync(path.join(ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(
    ([, name = '']) => name,
  ),
);

const files = globSync([SOURCES, '*.ts'], { cwd: ROOT }).filter(
  (file) => !/\.test\.tsx?$|generated/.test(file),
);
const read = new Set(Object.keys(envSchema.shape));
for (const file of files) {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  for (const pattern of READS) for (const [, name = ''] of text.matchAll(pattern)) read.add(name);
}

describe('.env.example', () => {
  it('looks at the sources', () => {
    expect(files.length).toBeGreaterThan(300);
    expect([...read]).toEqual(expect.arrayContaining(['SANDBOX_THINK_MS', 'PUBLIC_SANDBOX_URL', 'APP_PORT']));
  });

  it('names every variable that is read', () => {
    const missing = [...read].filter((name) => !documented.has(name) && !NOT_FOR_PEOPLE.has(name));
    expect(missing).toEqual([]);
  });

  it('names none that is not', () => {
    expect([...documented].filter((name) => !read.has(name))).toEqual([]);
  });
});
