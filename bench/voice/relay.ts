import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * The yardstick: what a first afternoon with both vendors' documentation gives. Parses every frame, prints every frame,
 * keeps no log, checks nobody's signature, and drops the caller when anything fails.
 */
const modelUrl = process.env.BENCH_MODEL_URL ?? '';
const server = createServer((_request, response) => response.end('ok'));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on('connection', (carrier) => {
  const model = new WebSocket(modelUrl, {
    perMessageDeflate: false,
    headers: { authorization: 'Bearer bench' },
  });
  const waiting: string[] = [];
  let streamSid = '';
  let marks = 0;

  const toModel = (event: object) => {
    const text = JSON.stringify(event);
    if (model.readyState === WebSocket.OPEN) model.send(text);
    else waiting.push(text);
  };
  const toCarrier = (event: object) => {
    if (carrier.readyState === WebSocket.OPEN) carrier.send(JSON.stringify(event));
  };

  model.on('open', () => {
    model.send(
      JSON.stringify({
        type: 'session.update',
        session: {
          type: 'realtime',
          output_modalities: ['audio'],
          audio: { input: { format: { type: 'audio/pcmu' } }, output: { format: { type: 'audio/pcmu' } } },
        },
      }),
    );
    for (const text of waiting.splice(0)) model.send(text);
  });

  carrier.on('message', (data) => {
    const frame = JSON.parse(String(data));
    if (frame.event === 'start') streamSid = frame.start.streamSid;
    else if (frame.event === 'media')
      toModel({ type: 'input_audio_buffer.append', audio: frame.media.payload });
    else if (frame.event === 'stop') model.close();
  });

  model.on('message', (data) => {
    const event = JSON.parse(String(data));
    if (event.type === 'response.output_audio.delta') {
      toCarrier({ event: 'media', streamSid, media: { payload: event.delta } });
      toCarrier({ event: 'mark', streamSid, mark: { name: `mark-${marks++}` } });
    } else if (event.type === 'input_audio_buffer.speech_started') {
      toCarrier({ event: 'clear', streamSid });
    }
  });

  carrier.on('close', () => model.close());
  model.on('close', () => carrier.close());
  carrier.on('error', () => {});
  model.on('error', () => {});
});

server.listen(Number(process.env.PORT), '127.0.0.1');
