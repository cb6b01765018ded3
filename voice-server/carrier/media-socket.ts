import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { log } from '@/lib/log';
import type { CallSession } from '../call/session';
import { joinBytes } from '../join-bytes';
import type { CarrierLink } from './carrier-link';
import { createFrameReader, type FrameHandler } from './twilio/frames';

/** A carrier that takes no sound for this long is gone, whatever its connection says. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const CLOSE_GRACE_MS = 1_000;
const AUDIO_TAIL = Buffer.from('"}}');
const AS_TEXT = { binary: false };
/** A stream that is opened says who it is at once. */
const START_WITHIN_MS = 10_000;

/** Connects an open stream to its call. Listens before it does anything else: `start` may already be there. */
export function connectStream(socket: WebSocket, line: Socket, session: CallSession): void {
  let streamSid = '';
  const link = createLink(socket, line, () => streamSid);
  const handler = session.attach(link);
  const noStart = setTimeout(() => socket.terminate(), START_WITHIN_MS);
  noStart.unref();
  const reader = createFrameReader({
    ...handler,
    start(stream) {
      clearTimeout(noStart);
      streamSid = stream.streamSid;
      handler.start(stream);
    },
  } satisfies FrameHandler);

  socket.on('message', (data: Buffer, isBinary: boolean) => reader.read(data, isBinary));
  socket.on('close', () => {
    clearTimeout(noStart);
    session.left('socket');
  });
  // What is wrong with a connection ends in its close; the process must not hear of it as an exception.
  socket.on('error', (error) =>
    log.info({ err: error, callId: session.facts.callId }, 'a media stream broke'),
  );
}

function createLink(socket: WebSocket, line: Socket, streamSid: () => string): CarrierLink {
  let audioHead: Buffer | null = null;

  function send(frame: string | Buffer) {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_WAITING_BYTES) return socket.terminate();
    socket.send(frame, AS_TEXT);
  }

  function markFrame(name: string): string {
    return JSON.stringify({ event: 'mark', streamSid: streamSid(), mark: { name } });
  }

  return {
    sendAudio(payload, mark) {
      audioHead ??= Buffer.from(
        `{"event":"media","streamSid":${JSON.stringify(streamSid())},"media":{"payload":"`,
      );
      const frame = joinBytes(audioHead, payload, AUDIO_TAIL);
      if (mark === null) return send(frame);
      // Two frames, one trip to the kernel.
      line.cork();
      send(frame);
      send(markFrame(mark));
      line.uncork();
    },
    sendMark: (name) => send(markFrame(name)),
    clear: () => send(JSON.stringify({ event: 'clear', streamSid: streamSid() })),
    close() {
      if (socket.readyState === socket.CLOSED) return;
      socket.close(1000);
      const cut = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS);
      cut.unref();
      socket.once('close', () => clearTimeout(cut));
    },
  };
}
