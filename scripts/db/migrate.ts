import { installQueue } from './install-queue';
import { NO_FILTER, openSchemaEngine, readMigrations } from './schema-engine';

/** Applies every migration the database has not seen and installs the job queue. Returns their names. Connects as the owner of the schema. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const engine = await openSchemaEngine(ownerUrl);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: readMigrations(),
      filters: NO_FILTER,
    });
    await installQueue(ownerUrl);
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

if (import.meta.main) {
  const url = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
  if (!url) {
    console.error('Set DATABASE_URL (or DATABASE_OWNER_URL) to the database to migrate.');
    process.exit(78);
  }
  const applied = await migrate(url);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
  process.exit(0);
}
