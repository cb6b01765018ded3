import { availableParallelism, cpus } from 'node:os';
import { openBenchDatabase } from './environment';
import { printTable, type Row } from './table';

const PARTS = ['voice', 'inventory', 'calls'] as const;
const chosen = process.argv.slice(2);
const parts = PARTS.filter((part) => chosen.length === 0 || chosen.includes(part));

// When whoever started this is gone, so are we.
process.on('disconnect', () => process.exit(130));
process.on('message', (message) => message === 'stop' && process.exit(130));

const database = await openBenchDatabase();
Object.assign(process.env, {
  DATABASE_URL: database.url,
  DATABASE_OWNER_URL: database.url,
  LOG_LEVEL: 'warn',
  FRONTDESK_PROCESS: 'bench',
});
const rows: Row[] = [];
try {
  if (parts.includes('voice')) {
    const [{ seed }, { closeDatabase }, { runVoiceBench }] = await Promise.all([
      import('@/prisma/seed/main'),
      import('@/lib/db/client'),
      import('./voice/run-voice-bench'),
    ]);
    await seed(new Date());
    await closeDatabase();
    rows.push(...(await runVoiceBench(database.url)));
  }
  if (parts.includes('inventory'))
    rows.push(...(await (await import('./inventory')).runInventoryBench(database.url)));
  if (parts.includes('calls')) rows.push(...(await (await import('./calls')).runCallsBench(database.url)));
} finally {
  const { closeDatabase } = await import('@/lib/db/client');
  await closeDatabase();
  await database.close();
}

console.log(
  `\n${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}\n`,
);
printTable(rows);
process.exit(0);
