import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS_DIR, NO_FILTER, openSchemaEngine, readMigrations, readSchema } from './schema-engine';
import { withScratchDatabase } from './scratch-database';

/**
 * `check`: exits 1 when schema.prisma and the migrations say different things.
 * `new <name>`: writes the difference as the next migration, to be read and completed by hand
 * (policies, CHECKs and partitions have no word in the schema language).
 */
const [command, name] = process.argv.slice(2);

async function difference(databaseUrl: string, script: boolean) {
  const engine = await openSchemaEngine(databaseUrl);
  try {
    return await engine.diff({
      from: { tag: 'migrations', ...readMigrations() },
      to: { tag: 'schemaDatamodel', files: [readSchema()] },
      script,
      exitCode: true,
      filters: NO_FILTER,
    });
  } finally {
    engine.free();
  }
}

function writeMigration(sql: string, slug: string): string {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = path.join(MIGRATIONS_DIR, `${stamp}_${slug}`);
  mkdirSync(directory);
  writeFileSync(path.join(directory, 'migration.sql'), sql);
  return directory;
}

const result = await withScratchDatabase((url) => difference(url, command === 'new'));

if (command === 'check') {
  const drifted = result.exitCode === 2;
  console.log(
    drifted ? `The schema and the migrations differ:\n${result.stdout}` : 'Schema and migrations agree.',
  );
  process.exit(drifted ? 1 : 0);
} else if (command === 'new' && name && /^[a-z0-9_]+$/.test(name)) {
  console.log(
    result.exitCode === 2
      ? `Wrote ${path.relative(process.cwd(), writeMigration(result.stdout ?? '', name))}: read it before you commit.`
      : 'Nothing to migrate: the schema and the migrations agree.',
  );
  process.exit(0);
} else {
  console.error('Usage: npm run db:check | npm run db:new <name_in_snake_case>');
  process.exit(64);
}
