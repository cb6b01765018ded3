import type { Call } from '../calls/call';
import type { Carrier } from '../carrier';
import { type RunningRecording, recordCall } from '../recordings/record-call';
import { durationSecOf, type Recording, toWav } from '../recordings/recording';
import { toRfc2822 } from '../rfc2822';
import { eventsOf, findCall } from './calls-resource';
import { accountPath, pageOf, type RestAnswer, type RestRequest, type RestRoute } from './resource';
import { notFound, RestError } from './rest-error';

export const recordingRoutes: RestRoute[] = [
  { method: 'GET', pattern: /^\/Recordings\.json$/, handle: listRecordings },
  { method: 'GET', pattern: /^\/Recordings\/(\w+)\.json$/, handle: fetchRecording },
  { method: 'GET', pattern: /^\/Recordings\/(\w+)(?:\.wav)?$/, handle: downloadRecording },
  { method: 'DELETE', pattern: /^\/Recordings\/(\w+)(?:\.json)?$/, handle: deleteRecording },
  { method: 'GET', pattern: /^\/Calls\/(\w+)\/Recordings\.json$/, handle: listOfCall },
  { method: 'POST', pattern: /^\/Calls\/(\w+)\/Recordings\.json$/, handle: startRecording },
  { method: 'POST', pattern: /^\/Calls\/(\w+)\/Recordings\/([\w.]+?)\.json$/, handle: updateRecording },
];

/** Recordings started through this API that can still be stopped through it. */
const running = new WeakMap<Call, RunningRecording>();

function listRecordings(request: RestRequest): RestAnswer {
  const { carrier, params } = request;
  const wanted = carrier.recordings.list(params.get('CallSid') ?? undefined);
  return pageOf(request, 'recordings', wanted, (recording) => recordingJson(carrier, recording));
}

function listOfCall(request: RestRequest): RestAnswer {
  const { carrier, ids } = request;
  const wanted = carrier.recordings.list(ids[0]);
  return pageOf(request, 'recordings', wanted, (recording) => recordingJson(carrier, recording));
}

function fetchRecording(request: RestRequest): RestAnswer {
  return { status: 200, json: recordingJson(request.carrier, findRecording(request)) };
}

function downloadRecording(request: RestRequest): RestAnswer {
  const recording = findRecording(request);
  if (recording.status !== 'completed') throw notFound(request.path);
  const asked = request.params.get('RequestedChannels');
  const channels = asked === '1' ? 1 : asked === '2' ? 2 : recording.channels;
  return { status: 200, wav: toWav({ ...recording, channels }) };
}

function deleteRecording({ carrier, ids, path }: RestRequest): RestAnswer {
  if (!carrier.recordings.remove(ids[0] ?? '')) throw notFound(path);
  return { status: 204 };
}

function startRecording(request: RestRequest): RestAnswer {
  const { carrier, params } = request;
  const call = findCall(request);
  if (call.status !== 'in-progress')
    throw new RestError(400, 21220, 'Requested resource is not eligible for recording');
  const url = params.get('RecordingStatusCallback');
  const method = params.get('RecordingStatusCallbackMethod') ?? 'POST';
  const started = recordCall(carrier, call, {
    source: 'StartCallRecordingAPI',
    sides: 'both',
    channels: params.get('RecordingChannels') === 'dual' ? 2 : 1,
    callback: url ? { url, method, events: eventsOf(params, 'RecordingStatusCallbackEvent') } : null,
  });
  running.set(call, started);
  return { status: 201, json: recordingJson(carrier, started.recording) };
}

/** Only stopping is possible; the newest recording answers to the name `Twilio.CURRENT`. */
function updateRecording(request: RestRequest): RestAnswer {
  const { carrier, ids, params, path } = request;
  const current = running.get(findCall(request));
  if (!current || (ids[1] !== 'Twilio.CURRENT' && ids[1] !== current.recording.sid)) throw notFound(path);
  if (params.get('Status') !== 'stopped')
    throw new RestError(400, 20001, 'Only the status "stopped" can be set.');
  current.stop();
  return { status: 200, json: recordingJson(carrier, current.recording) };
}

function findRecording({ carrier, ids, path }: RestRequest): Recording {
  const recording = carrier.recordings.get(ids[0] ?? '');
  if (!recording) throw notFound(path);
  return recording;
}

function recordingJson(carrier: Carrier, recording: Recording): Record<string, unknown> {
  const uri = `${accountPath(carrier)}/Recordings/${recording.sid}`;
  return {
    sid: recording.sid,
    account_sid: carrier.accountSid,
    api_version: '2010-04-01',
    call_sid: recording.callSid,
    conference_sid: null,
    channels: recording.channels,
    date_created: toRfc2822(recording.startedAt),
    date_updated: toRfc2822(recording.updatedAt),
    start_time: toRfc2822(recording.startedAt),
    duration: recording.status === 'in-progress' ? null : String(durationSecOf(recording)),
    encryption_details: null,
    error_code: null,
    media_url: `${carrier.apiBaseUrl}${uri}`,
    price: null,
    price_unit: 'USD',
    source: recording.source,
    status: recording.status,
    subresource_uris: {},
    uri: `${uri}.json`,
  };
}
