import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '@/scripts/db/embedded-postgres';
import { migrate } from '@/scripts/db/migrate';

export interface BenchDatabase {
  url: string;
  close(): Promise<void>;
}

/** A database of the bench's own, migrated and empty, on the packaged PostgreSQL with its ordinary settings (fsync on). */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const server = await startPostgres({
    dataDir: path.resolve(import.meta.dirname, '../.data/bench-postgres'),
    flags: ['-c', 'shared_buffers=512MB'],
  });
  const admin = new pg.Client({ connectionString: server.ownerUrl });
  await admin.connect();
  await admin.query('drop database if exists bench with (force)');
  await admin.query('create database bench');
  const url = new URL(server.ownerUrl);
  url.pathname = '/bench';
  await migrate(url.toString());
  return {
    url: url.toString(),
    close: async () => {
      await admin.query('drop database if exists bench with (force)');
      await admin.end();
      await server.stop();
    },
  };
}
