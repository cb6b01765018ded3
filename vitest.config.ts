import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['{lib,voice-server,worker,sandbox,scripts,components,app,bench,prisma}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.next/**', '**/generated/**'],
    globalSetup: ['./scripts/test/global-setup.ts'],
    setupFiles: ['./scripts/test/worker-setup.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    coverage: {
      provider: 'v8',
      include: ['lib/**', 'voice-server/**'],
      exclude: ['**/generated/**', '**/*.test.ts'],
    },
  },
});
