import { type Env, parseEnv } from './schema';

let cached: Env | undefined;

function load(): Env {
  const result = parseEnv(process.env);
  if (result.ok) return result.env;
  const lines = result.problems.map((problem) => `  - ${problem}`).join('\n');
  throw new Error(`The environment is not complete:\n${lines}\nSee .env.example for every variable.`);
}

/**
 * The validated environment, read at first use: `next build` imports every module without a database in sight.
 * Processes call `checkEnv()` first thing in main, so a newcomer sees the sentence and not a stack.
 */
export const env: Env = new Proxy({} as Env, {
  get(_target, name) {
    cached ??= load();
    return Reflect.get(cached, name);
  },
});

/** Validates now; prints what is wrong and ends the process with code 78 (EX_CONFIG) if it is not fit to start. */
export function checkEnv(): void {
  try {
    cached ??= load();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(78);
  }
}
