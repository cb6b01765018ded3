import { describe, expect, it } from 'vitest';
import { describeTools, toolsFor } from './registry';

const EVERY = [
  'search_knowledge',
  'check_availability',
  'place_hold',
  'create_booking',
  'create_lead',
  'take_message',
  'transfer_call',
  'emergency_protocol',
  'end_call',
];

describe('the tools of an agent', () => {
  it('are the nine there are, in one order', () => {
    expect(toolsFor([...EVERY].reverse()).map(({ name }) => name)).toEqual(EVERY);
  });

  it('always include a person, help in danger and an end', () => {
    expect(toolsFor(['no_such_tool']).map(({ name }) => name)).toEqual([
      'transfer_call',
      'emergency_protocol',
      'end_call',
    ]);
  });

  it.each(describeTools(toolsFor(EVERY)))('$name is described as the model’s API wants it', (tool) => {
    expect(Object.keys(tool).sort()).toEqual(['description', 'name', 'parameters', 'type']);
    expect(tool.type).toBe('function');
    expect(tool.description.length).toBeGreaterThan(20);
    expect(tool.parameters).toMatchObject({ type: 'object', properties: expect.any(Object) });
  });

  it('take no tenant, no property and no caller from the model', () => {
    const names = describeTools(toolsFor(EVERY)).flatMap(({ parameters }) => keysIn(parameters));
    expect(names.filter((name) => /tenant|property_?id|call_?id|caller_?number/i.test(name))).toEqual([]);
  });

  it('require no more than the tool needs', () => {
    const required = Object.fromEntries(
      describeTools(toolsFor(EVERY)).map(({ name, parameters }) => [name, parameters.required ?? []]),
    );
    expect(required).toMatchObject({
      search_knowledge: ['query'],
      create_lead: ['name', 'need'],
      take_message: ['message'],
      transfer_call: ['reason'],
      emergency_protocol: ['type'],
      end_call: [],
    });
  });

  it('have a limit a caller can bear, and something to say where they may be slow', () => {
    for (const { effect, timeLimitMs, fillers } of toolsFor(EVERY)) {
      expect(timeLimitMs).toBeLessThanOrEqual(10_000);
      if (effect !== 'control') expect(fillers.length).toBeGreaterThan(0);
    }
  });
});

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}
