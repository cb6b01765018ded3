import { toolsFor } from '@/lib/agent/tools/registry';
import { withPlatform } from '@/lib/db/tenant-db';
import { log } from '@/lib/log';
import type { EngineVoice } from './engine-voice';
import type { PackagedVoice } from './packaged-voice';
import type { AgentVoice, RecordingShelf, StoredRecording } from './recording-shelf';
import { type Sentence, sentencesOf } from './sentences';

export interface AgentToRender extends AgentVoice {
  greeting: string;
  voice: string;
  locale: string;
  tools: string[];
}

export interface Renderer {
  /** Renders what an agent version lacks, in the background; asked for twice, it is done once. */
  want(agent: AgentToRender): void;
  /** Renders what the published agents of every tenant lack. */
  wantAll(): Promise<void>;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

export interface RendererOptions {
  packaged: PackagedVoice;
  /** Null without a key. */
  engine: EngineVoice | null;
  shelf: RecordingShelf;
  load(agent: AgentVoice): Promise<StoredRecording[]>;
  store(
    agent: AgentVoice,
    recording: { kind: string; source: string; text: string; ulaw: Uint8Array<ArrayBuffer> },
  ): Promise<void>;
}

/** Renders one sentence after the other, so that speech never competes with calls for more than one core's slice. */
export function createRenderer(options: RendererOptions): Renderer {
  const wanted = new Set<string>();
  let work: Promise<void> = Promise.resolve();

  function want(agent: AgentToRender): void {
    if (wanted.has(agent.agentVersionId)) return;
    wanted.add(agent.agentVersionId);
    work = work
      .then(() => renderMissing(agent, options))
      .catch((error: unknown) =>
        log.warn({ err: error, agentVersionId: agent.agentVersionId }, 'speech: not rendered'),
      )
      .finally(() => wanted.delete(agent.agentVersionId));
  }

  return {
    want,
    async wantAll() {
      for (const agent of await listPublishedAgents()) want(agent);
    },
    idle: () => work,
  };
}

async function renderMissing(agent: AgentToRender, options: RendererOptions): Promise<void> {
  const stored = await options.load(agent);
  const known = new Map(stored.map(({ kind, text }) => [kind, text]));
  const missing = sentencesOf({ ...agent, tools: toolsFor(agent.tools) }).filter(
    ({ kind, text }) => known.get(kind) !== text,
  );
  let { engine } = options;
  for (const sentence of missing) {
    const { ulaw, source } = await renderSentence(agent, sentence, { ...options, engine });
    // A model that did not read one sentence out will not read the others, and each attempt takes its time.
    if (sentence.voice === 'agent' && source !== 'engine') engine = null;
    await options.store(agent, { kind: sentence.kind, source, text: sentence.text, ulaw });
  }
  if (missing.length > 0) options.shelf.forget(agent.agentVersionId);
}

async function renderSentence(
  { voice, locale }: AgentToRender,
  sentence: Sentence,
  { engine, packaged }: RendererOptions,
): Promise<{ ulaw: Uint8Array<ArrayBuffer>; source: string }> {
  const own = sentence.voice === 'agent' ? await engine?.render(sentence.text, { voice, locale }) : null;
  if (own) return { ulaw: own, source: 'engine' };
  return { ulaw: await packaged.render(sentence.text, locale), source: 'packaged' };
}

async function listPublishedAgents(): Promise<AgentToRender[]> {
  const rows = await withPlatform({ actor: 'voice-server', reason: 'render greetings' }, (db) =>
    db.agentVersion.findMany({
      where: { state: 'published' },
      select: {
        tenantId: true,
        id: true,
        greeting: true,
        voice: true,
        tools: true,
        property: { select: { locale: true } },
      },
    }),
  );
  return rows.map(({ id, property, ...rest }) => ({ ...rest, agentVersionId: id, locale: property.locale }));
}
