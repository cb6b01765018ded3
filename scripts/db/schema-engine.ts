import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const MIGRATIONS_DIR = path.join(ROOT, 'prisma/migrations');
const SCHEMA_PATH = path.join(ROOT, 'prisma/schema.prisma');
// The package exports no such files, so they are named by where npm puts them.
const ENGINE_DIR = path.join(ROOT, 'node_modules/@prisma/schema-engine-wasm');

export const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Prisma's own schema engine, in its WebAssembly build, loaded by hand: the CLI downloads a native one, which a
 * closed network refuses. It keeps the same _prisma_migrations table, so both can work on one database.
 */
export async function openSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  const bindings = await import(path.join(ENGINE_DIR, 'schema_engine_bg.js'));
  const module = new WebAssembly.Module(readFileSync(path.join(ENGINE_DIR, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();

  const adapter = bindMigrationAwareSqlAdapterFactory(new MigratingPg(connectionParts(databaseUrl)));
  return bindings.SchemaEngine.new({ datamodels: [[SCHEMA_PATH, readSchema().content]] }, () => {}, adapter);
}

/** Parts, not a string: given a string, the adapter ignores the name of the shadow database. */
function connectionParts(databaseUrl: string) {
  const url = new URL(databaseUrl);
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    // The engine never closes its pools; idle connections must not outlive a scratch server.
    idleTimeoutMillis: 1,
  };
}

export function readSchema(): SchemaContainer {
  return { path: SCHEMA_PATH, content: readFileSync(SCHEMA_PATH, 'utf8') };
}

export function readMigrations(): MigrationList {
  const directories = readdirSync(MIGRATIONS_DIR, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(path.join(MIGRATIONS_DIR, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: directories.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(MIGRATIONS_DIR, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

const PG_CHAR = 18;
const PG_TEXT = 25;

/**
 * Two habits of the adapter corrected: it does not know the one-byte "char" of PostgreSQL's catalogue, which the
 * schema engine reads, and it cuts scripts at every semicolon, even inside a function's body.
 */
class MigratingPg extends PrismaPg {
  override async connect() {
    return corrected(await super.connect());
  }

  override async connectToShadowDb() {
    return corrected(await super.connectToShadowDb());
  }
}

function corrected<Adapter extends SqlDriverAdapter & { underlyingDriver(): pg.Pool }>(
  adapter: Adapter,
): Adapter {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const charColumns = new WeakMap<unknown[], number[]>();
  const readCharAsText = async (...args: unknown[]) => {
    const result = await query(...args);
    const chars = (result.fields ?? []).flatMap((field, index) =>
      field.dataTypeID === PG_CHAR ? [index] : [],
    );
    for (const index of chars) Object.assign(result.fields[index] ?? {}, { dataTypeID: PG_TEXT });
    if (chars.length > 0) charColumns.set(result.rows, chars);
    return result;
  };
  pool.query = readCharAsText as unknown as typeof pool.query;
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    for (const index of charColumns.get(result.rows) ?? [])
      result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    await query(script).catch(explain);
  };
  return adapter;
}

/** The engine prints the reason only of errors in the adapter's own clothes. */
function explain(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  throw new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}
