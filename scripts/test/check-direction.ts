import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../start/settings';

const PLACES = [
  'app',
  'components',
  'lib',
  'voice-server',
  'worker',
  'sandbox',
  'scripts',
  'prisma',
  'bench',
  'e2e',
  'middleware.ts',
  'instrumentation.ts',
];
/** Without a TypeScript parser the checker reads nothing and is content; so the number it read is checked too. */
const FEWEST_MODULES = 150;

const { stdout, stderr } = spawnSync(
  path.join(ROOT, 'node_modules/.bin/depcruise'),
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...PLACES],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);

interface Report {
  summary: {
    totalCruised: number;
    error: number;
    violations: { from: string; to: string; rule: { name: string; severity: string } }[];
  };
}

const report = parse();
for (const { rule, from, to } of report.summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
console.log(
  `${report.summary.totalCruised} modules read, ${report.summary.violations.length} arrows the wrong way.`,
);
if (report.summary.totalCruised < FEWEST_MODULES)
  console.error(`Fewer than ${FEWEST_MODULES} modules were read, so this check proves nothing.`);
process.exit(report.summary.violations.length > 0 || report.summary.totalCruised < FEWEST_MODULES ? 1 : 0);

function parse(): Report {
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    console.error(stderr || stdout);
    process.exit(1);
  }
}
