import { buildApp, generateClient } from './build';
import { step } from './progress';

/** For an image or a deployment: everything `npm run app` needs, and nothing running. */
await step('Prisma client', generateClient);
await step('Web app', buildApp);
