import { DEMO_OPERATOR, DEMO_PASSWORD, DEMO_TENANTS } from '@/prisma/seed/demo-tenants';
import type { Settings } from './settings';

/** What is running, who may sign in, and three things to try. */
export function printWelcome({ environment, ports, production, usesSandbox }: Settings): void {
  const lines = [
    '',
    'Front Desk is running.',
    '',
    `  Dashboard     ${environment.PUBLIC_APP_URL}`,
    `  Voice server  ${environment.PUBLIC_VOICE_URL}`,
    ...(usesSandbox
      ? [`  Sandbox       http://localhost:${ports.sandbox}  (phone, outbox, fault switches)`]
      : []),
    '',
    ...(production ? [] : demoLines(ports.sandbox)),
    'Ctrl-C stops everything.',
    '',
  ];
  console.log(lines.join('\n'));
}

function demoLines(sandboxPort: number): string[] {
  const people = DEMO_TENANTS.map(
    (tenant) => `  ${(tenant.people[0]?.email ?? '').padEnd(30)} ${tenant.name}, ${tenant.number}`,
  );
  return [
    `Demo sign-ins, all with the password ${DEMO_PASSWORD}:`,
    ...people,
    `  ${DEMO_OPERATOR.email.padEnd(30)} the platform's operator (admin console)`,
    '',
    'Three things to try:',
    `  1. Open http://localhost:${sandboxPort}, dial West Bethel Motel and ask for a room for two next Friday.`,
    '  2. Sign in as Martha and watch the same call on the Live page while it runs.',
    '  3. Throw a fault switch in the sandbox in the middle of a call and listen to what the caller hears.',
    '',
  ];
}
