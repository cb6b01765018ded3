import { z } from 'zod';
import { optionalCallerText } from './caller-text';
import type { AgentTool } from './tool';

const input = z.object({
  reason: optionalCallerText(120).describe('Why the call is over, in a few words'),
});

export const endCallTool: AgentTool<z.output<typeof input>> = {
  name: 'end_call',
  description:
    'Hangs up. Use it only after you have said goodbye and the caller has nothing more to ask, or has gone.',
  input,
  effect: 'control',
  fillers: [],
  timeLimitMs: 1_000,
  async run(_context, { reason }) {
    return {
      ok: true,
      code: 'ending',
      sayFacts: [],
      control: { type: 'end_call', reason: reason ?? 'conversation over' },
    };
  },
};
