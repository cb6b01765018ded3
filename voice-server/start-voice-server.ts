import { hostname } from 'node:os';
import { createCallLogWriter } from '@/lib/calls/call-log-writer';
import { systemClock } from '@/lib/clock';
import { env } from '@/lib/env/env';
import { type HeartbeatOptions, startHeartbeat } from '@/lib/health/heartbeat';
import { newId } from '@/lib/ids';
import { createLivePublisher } from '@/lib/live/live-feed';
import { log } from '@/lib/log';
import { realtimeEndpoint } from '@/lib/providers/openai/realtime-endpoint';
import type { CallHouse } from './call/answer-call';
import { createCallRegistry } from './call/call-registry';
import { createAdmission } from './carrier/admission';
import { createBrowserControl } from './carrier/browser/browser-control';
import { createNumberDirectory } from './carrier/twilio/number-directory';
import { createStatusRoute, createStreamStatusRoute } from './carrier/twilio/status-routes';
import { createTransferRoute } from './carrier/twilio/transfer-route';
import { createTwilioControl } from './carrier/twilio/twilio-control';
import { createTwimlWriter } from './carrier/twilio/twiml';
import { createVoiceRoute } from './carrier/twilio/voice-route';
import { createRecordingRoute, createVoicemailRoute } from './carrier/twilio/voicemail-routes';
import type { EngineFactory } from './engine/engine';
import { createRealtimeFactory } from './engine/realtime/realtime-engine';
import { createHealthRoutes } from './http/health-routes';
import { createMetrics } from './metrics';
import { systemScheduler } from './scheduler';
import { startServer } from './server';
import { createEngineVoice } from './speech/engine-voice';
import { createPackagedVoice } from './speech/packaged-voice';
import { createRecordingShelf } from './speech/recording-shelf';
import { createRenderer } from './speech/render-recordings';
import { loadRecordings, storeRecording } from './speech/stored-recordings';
import { warmUp } from './warm-up';

export interface RunningVoiceServer {
  port: number;
  instance: string;
  /** Rendering of greetings; for whoever must know that it is done. */
  rendered(): Promise<void>;
  /** Takes no new calls, lets the ones in progress finish within the limit, writes everything down, and stops. */
  drain(withinMs: number): Promise<void>;
}

/** Time for apologies and transfers of the calls that outlast the drain. */
const LAST_CALLS_MS = 15_000;
const WRITE_DOWN_MS = 10_000;
/** A slow database does not keep the telephone from being answered either. */
const WARM_UP_MS = 3_000;

/** Puts the whole process together. Everything shared by calls is made here, and nothing that belongs to one. */
export async function startVoiceServer(): Promise<RunningVoiceServer> {
  const instance = `voice-${hostname()}-${newId()}`;
  const registry = createCallRegistry();
  const writer = createCallLogWriter({ log });
  const live = createLivePublisher();
  const metrics = createMetrics({ activeCalls: registry.size, droppedLogRows: () => writer.stats().dropped });
  const admission = createAdmission({ maxCalls: env.MAX_CONCURRENT_CALLS, activeCalls: registry.size });
  const engines = createEngines();
  const packaged = createPackagedVoice();
  const shelf = createRecordingShelf({ load: loadRecordings, now: Date.now });
  const engineVoice = env.OPENAI_API_KEY ? createEngineVoice(engines.open, systemScheduler) : null;
  const renderer = createRenderer({
    packaged,
    engine: engineVoice,
    shelf,
    load: loadRecordings,
    store: storeRecording,
  });
  const publicUrl = env.PUBLIC_VOICE_URL;
  const twiml = createTwimlWriter(publicUrl);
  const numbers = createNumberDirectory();
  const house: CallHouse = {
    instance,
    clock: systemClock,
    scheduler: systemScheduler,
    openEngine: engines.open,
    writer,
    live,
    metrics,
    registry,
    shelf,
    renderer,
    unfinished: new Set(),
    maxCallMs: env.MAX_CALL_MINUTES * 60_000,
    controlOf: (facts) =>
      facts.channel === 'twilio'
        ? createTwilioControl(facts, twiml)
        : createBrowserControl(facts, systemClock),
  };
  const routes = [
    ...createHealthRoutes({
      isDraining: admission.isDraining,
      activeCalls: registry.size,
      registry: metrics.registry,
      lastModelSession: engines.lastReadyAt,
    }),
    createVoiceRoute({ house, admission, numbers, twiml, publicUrl }),
    createStatusRoute({ house, numbers, publicUrl }),
    createStreamStatusRoute({ house, publicUrl }),
    createTransferRoute({ house, twiml, publicUrl }),
    createVoicemailRoute({ house, twiml, publicUrl }),
    createRecordingRoute({ house, twiml, publicUrl }),
  ];
  const heartbeat = await beat({
    process: 'voice-server',
    instance,
    detail: () => ({ activeCalls: registry.size(), draining: admission.isDraining() }),
  });
  await within(WARM_UP_MS, warmUp(numbers, systemClock.now()));
  const server = await startServer({
    host: env.HOST,
    port: env.PORT ?? 8080,
    routes,
    door: { house, publicVoiceUrl: publicUrl, publicAppUrl: env.PUBLIC_APP_URL },
    metrics,
  });
  const listed = renderer
    .wantAll()
    .catch((error: unknown) => log.warn({ err: error }, 'speech: agents could not be listed'));

  async function drain(withinMs: number): Promise<void> {
    admission.startDraining();
    await within(withinMs, registry.empty());
    for (const { session } of registry.all()) session.stop();
    await within(LAST_CALLS_MS, registry.empty());
    for (const { session } of registry.all()) session.left('status');
    await server.close();
    await within(WRITE_DOWN_MS, Promise.allSettled(house.unfinished));
    await Promise.all([writer.close(), live.close(), packaged.close(), heartbeat.stop()]);
  }

  return { port: server.port, instance, rendered: () => listed.then(renderer.idle), drain };
}

function createEngines(): { open: EngineFactory; lastReadyAt(): number | null } {
  const open = createRealtimeFactory({
    endpoint: realtimeEndpoint(env.OPENAI_REALTIME_MODEL),
    model: env.OPENAI_REALTIME_MODEL,
    transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL,
    turnDetection: 'server_vad',
    scheduler: systemScheduler,
  });
  let readyAt: number | null = null;
  return {
    lastReadyAt: () => readyAt,
    open: (settings, listener) =>
      open(settings, {
        audio: listener.audio,
        event(event) {
          if (event.type === 'ready') readyAt = Date.now();
          listener.event(event);
        },
      }),
  };
}

const BEAT_AGAIN_MS = 10_000;

/** A database that is away at the start does not keep the telephone from being answered; the heart beats once it is back. */
async function beat(options: HeartbeatOptions): Promise<{ stop(): Promise<void> }> {
  let running: { stop(): Promise<void> } | null = null;
  let again: NodeJS.Timeout | undefined;
  async function attempt(): Promise<void> {
    try {
      running = await startHeartbeat(options);
    } catch (error) {
      log.error({ err: error }, 'the heartbeat could not start');
      again = setTimeout(() => void attempt(), BEAT_AGAIN_MS);
      again.unref();
    }
  }
  await attempt();
  return {
    async stop() {
      clearTimeout(again);
      await running?.stop();
    },
  };
}

/** Waits for `work`, but no longer than `limitMs`. */
async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
