import { describe, expect, it } from 'vitest';
import type { ToolCallDto } from '@/lib/calls/schema';
import { describeTool } from './describe-tool';

function buildTool(changes: Partial<ToolCallDto>): ToolCallDto {
  return {
    id: 'tool-1',
    tool: 'check_availability',
    status: 'ok',
    args: { arrival: '2027-03-12', departure: '2027-03-14' },
    sayFacts: [],
    effectRef: null,
    offsetMs: 0,
    durationMs: 80,
    ...changes,
  };
}

describe('the receipt of a tool', () => {
  it('names the stay that was looked for and counts the offers', () => {
    const facts = ['There is room from Friday.', 'A queen room, $280.', 'A king room, $320.'];
    expect(describeTool(buildTool({ sayFacts: facts }))).toEqual({
      title: 'Checked Fri 12 – Sun 14 Mar',
      fact: '2 offers',
      more: facts.slice(1),
    });
    const byNights = buildTool({ args: { arrival: '2027-03-30', nights: 3 }, status: 'running' });
    expect(describeTool(byNights).title).toBe('Checking Tue 30 Mar – Fri 2 Apr…');
  });

  it('tells a refusal and a failure apart', () => {
    expect(describeTool(buildTool({ tool: 'create_booking', status: 'refused', args: {} })).title).toBe(
      'Did not book',
    );
    expect(describeTool(buildTool({ tool: 'place_hold', status: 'timeout', args: {} })).title).toBe(
      'Holding a room took too long',
    );
  });

  it('survives arguments the model made up, and tools it does not know', () => {
    expect(describeTool(buildTool({ args: { arrival: 'soon' } })).title).toBe('Checked availability');
    expect(describeTool(buildTool({ tool: 'order_taxi', args: {} })).title).toBe('Order taxi');
  });
});
