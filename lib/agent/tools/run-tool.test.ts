import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildCall } from '@/lib/agent/testing/build-call';
import { fakeClock } from '@/lib/clock';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { runTool, type ToolRequest } from './run-tool';
import type { AgentTool, ToolContext, ToolResult } from './tool';

let hotel: Hotel;
let callId: string;
const clock = fakeClock('2026-11-20T15:00:00Z');

beforeAll(async () => {
  hotel = await buildHotel();
});

type Scripted = AgentTool & { runs: ToolContext[] };

function scriptedTool(
  plan: Partial<AgentTool> & { answer: () => Promise<ToolResult> | ToolResult },
): Scripted {
  const runs: ToolContext[] = [];
  return {
    name: 'say_word',
    description: '',
    input: z.object({ word: z.string(), note: z.string().default('none') }),
    effect: 'write',
    fillers: [],
    timeLimitMs: 2_000,
    ...plan,
    runs,
    async run(context) {
      runs.push(context);
      return plan.answer();
    },
  };
}

const done: ToolResult = { ok: true, code: 'said', sayFacts: ['The word was said.'], effectRef: 'word:1' };

async function request(tool: AgentTool, change: Partial<ToolRequest> = {}): Promise<ToolRequest> {
  callId = await buildCall(hotel);
  const { tenantId, propertyId } = hotel;
  const context = { tenantId, propertyId, callId, callerNumber: null, locale: 'en-US', inRoom: false, clock };
  return {
    tools: [tool],
    name: tool.name,
    argsJson: '{"word":"hello"}',
    context,
    offsetMs: 1_500,
    invocationId: newId(),
    ...change,
  };
}

const again = (asked: ToolRequest, change: Partial<ToolRequest> = {}) =>
  runTool({ ...asked, invocationId: newId(), ...change });
const stored = () =>
  withTenant(hotel.tenantId, (db) =>
    db.toolInvocation.findMany({ where: { callId }, orderBy: { id: 'asc' } }),
  );

describe('runTool', () => {
  it('runs a tool, keeps what came of it, and reports the call', async () => {
    const tool = scriptedTool({ answer: () => done });
    const asked = await request(tool);
    const { result, call } = await runTool(asked);
    expect(result).toEqual(done);
    expect(call).toMatchObject({
      id: asked.invocationId,
      tool: 'say_word',
      status: 'ok',
      args: { word: 'hello' },
      sayFacts: ['The word was said.'],
      effectRef: 'word:1',
      offsetMs: 1_500,
    });
    expect(await stored()).toMatchObject([
      { id: asked.invocationId, status: 'ok', effectRef: 'word:1', result: done, offsetMs: 1_500 },
    ]);
  });

  it('answers a repeated write from what is stored, however its arguments are spaced and ordered', async () => {
    const tool = scriptedTool({ answer: () => done });
    const asked = await request(tool);
    await runTool(asked);
    const repeated = await again(asked, { argsJson: '{ "note": "none", "word": "hello" }' });
    expect(repeated.result).toEqual(done);
    expect(tool.runs).toHaveLength(1);
    expect(await stored()).toHaveLength(1);
  });

  it('performs again what may have lapsed, under the same key, and answers with the new result', async () => {
    const anew: ToolResult = { ...done, sayFacts: ['The word was said anew.'], effectRef: 'word:2' };
    const answers = [done, anew];
    const tool = scriptedTool({ lapses: true, answer: () => answers.shift() ?? done });
    const asked = await request(tool);
    await runTool(asked);
    expect((await again(asked)).result).toEqual(anew);
    expect(new Set(tool.runs.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(await stored()).toMatchObject([{ status: 'ok', effectRef: 'word:2', result: anew }]);
  });

  it('performs what may lapse once for two who ask at once', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const tool = scriptedTool({
      lapses: true,
      answer: () => (tool.runs.length > 1 ? gate.then(() => done) : done),
    });
    const asked = await request(tool);
    await runTool(asked);
    const both = Promise.all([again(asked), again(asked)]);
    await expect.poll(() => tool.runs.length).toBe(2);
    release();
    for (const { result } of await both) expect(result).toEqual(done);
    expect(tool.runs).toHaveLength(2);
  });

  it('performs one effect when two ask at once, and answers both', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const tool = scriptedTool({ answer: () => gate.then(() => done) });
    const asked = await request(tool);
    const both = Promise.all([runTool(asked), again(asked), again(asked)]);
    await expect.poll(() => tool.runs.length).toBe(1);
    release();
    for (const { result } of await both) expect(result).toEqual(done);
    expect(tool.runs).toHaveLength(1);
  });

  it('keeps different intents apart', async () => {
    const tool = scriptedTool({ answer: () => done });
    const asked = await request(tool);
    await runTool(asked);
    await again(asked, { argsJson: '{"word":"goodbye"}' });
    expect(new Set(tool.runs.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it('tries again what was refused or failed, under the same key', async () => {
    const answers = [{ ok: false, code: 'sold_out', sayFacts: [] }, new Error('the database is away'), done];
    const tool = scriptedTool({
      answer: () => {
        const next = answers.shift() ?? done;
        if (next instanceof Error) throw next;
        return next;
      },
    });
    const asked = await request(tool);
    expect((await runTool(asked)).call.status).toBe('refused');
    const failed = await again(asked);
    expect(failed.call.status).toBe('failed');
    expect(failed.result).toMatchObject({ ok: false, code: 'failed' });
    expect(failed.result.sayFacts.join(' ')).toContain("couldn't do that just now");
    expect((await again(asked)).result).toEqual(done);
    expect(new Set(tool.runs.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(await stored()).toMatchObject([{ status: 'ok' }]);
  });

  it('runs reads every time', async () => {
    const tool = scriptedTool({ answer: () => done, effect: 'read' });
    const asked = await request(tool);
    await runTool(asked);
    await again(asked);
    expect(tool.runs).toHaveLength(2);
    expect(await stored()).toHaveLength(2);
  });

  it('says so when the limit passes, and finds the effect that comes later', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const tool = scriptedTool({ answer: () => gate.then(() => done), timeLimitMs: 30 });
    const asked = await request(tool);
    const late = await runTool(asked);
    expect(late.result).toMatchObject({ ok: false, code: 'timeout' });
    expect(late.call.status).toBe('timeout');
    expect(await stored()).toMatchObject([{ status: 'timeout' }]);
    expect((await again(asked)).result.code).toBe('timeout');
    release();
    await expect.poll(async () => (await stored())[0]?.status).toBe('ok');
    expect((await again(asked)).result).toEqual(done);
    expect(tool.runs).toHaveLength(1);
  });

  it('takes over what a dead process left running', async () => {
    const tool = scriptedTool({ answer: () => done });
    const asked = await request(tool);
    await runTool(asked);
    await withTenant(hotel.tenantId, (db) =>
      db.toolInvocation.updateMany({
        where: { callId },
        data: { status: 'running', result: {}, startedAt: new Date(clock.now().getTime() - 120_000) },
      }),
    );
    expect((await again(asked)).result).toEqual(done);
    expect(tool.runs).toHaveLength(2);
  });

  it.each([
    ['{"word":', 'not a JSON object'],
    ['[1,2]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{"word":7}', 'word'],
    ['', 'word'],
  ])('lets the model correct the arguments %j', async (argsJson, problem) => {
    const tool = scriptedTool({ answer: () => done });
    const { result, call } = await runTool(await request(tool, { argsJson }));
    expect(result).toMatchObject({ ok: false, code: 'invalid_arguments', sayFacts: [] });
    expect(JSON.stringify(result.data)).toContain(problem);
    expect(call.status).toBe('refused');
    expect(tool.runs).toEqual([]);
    expect(await stored()).toMatchObject([{ status: 'refused' }]);
  });

  it('names the tools there are when asked for one there is not', async () => {
    const tool = scriptedTool({ answer: () => done });
    const { result } = await runTool(await request(tool, { name: 'drop_tables' }));
    expect(result).toMatchObject({ code: 'unknown_tool', data: { available_tools: ['say_word'] } });
  });

  it('does not run a write it cannot log, but answers what only reads', async () => {
    const write = scriptedTool({ answer: () => done });
    const elsewhere = await request(write);
    const context = { ...elsewhere.context, callId: newId() };
    expect((await runTool({ ...elsewhere, context })).result.code).toBe('failed');
    expect(write.runs).toEqual([]);
    const read = scriptedTool({ answer: () => done, effect: 'read' });
    expect((await runTool({ ...elsewhere, tools: [read], context })).result).toEqual(done);
  });

  it('keeps arguments that PostgreSQL would refuse', async () => {
    const tool = scriptedTool({ answer: () => done });
    const { result } = await runTool(
      await request(tool, { argsJson: '{"word":"a\\u0000b\\ud800","k\\u0000":1}' }),
    );
    expect(result).toEqual(done);
    expect(await stored()).toMatchObject([{ args: { word: 'ab\ufffd', k: 1 } }]);
  });

  it('survives an id that is no UUID and arguments without end', async () => {
    const tool = scriptedTool({ answer: () => done });
    const { call } = await runTool(
      await request(tool, {
        invocationId: 'call_abc',
        name: 'x\0'.repeat(200),
        argsJson: 'x\0'.repeat(100_000),
      }),
    );
    expect(call.status).toBe('refused');
    expect(JSON.stringify(call.args).length).toBeLessThan(3_000);
    expect(await stored()).toMatchObject([{ status: 'refused' }]);
  });
});
