import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../db/migrate';
import { startThrowawayPostgres } from '../db/throwaway-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
  }
}

/** One real PostgreSQL for the run, and one migrated template from which every test file copies its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayPostgres();
  const admin = new pg.Client({ connectionString: server.ownerUrl });
  await admin.connect();
  await admin.query('create database template_frontdesk');
  await admin.end();
  const template = new URL(server.ownerUrl);
  template.pathname = '/template_frontdesk';
  await migrate(template.toString());

  project.provide('ownerUrl', server.ownerUrl);
  return () => server.stop();
}
