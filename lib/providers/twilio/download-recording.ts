import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';

const ANSWER_TIMEOUT_MS = 10_000;

/**
 * The audio of a recording as Twilio streams it, WAV. Its address is made from the id and never taken from what a webhook said,
 * and it needs the account's credentials, which is why a browser cannot fetch it itself.
 * @param range a Range header, passed on so that a listener can jump
 * @throws AppError `not_found` when Twilio no longer has it, `vendor_unavailable` when Twilio does not answer
 */
export async function downloadRecording(recordingSid: string, range: string | null): Promise<Response> {
  const account = `${env.TWILIO_API_BASE_URL.replace(/\/+$/, '')}/2010-04-01/Accounts/${env.TWILIO_ACCOUNT_SID}`;
  const credentials = Buffer.from(`${env.TWILIO_ACCOUNT_SID}:${env.TWILIO_AUTH_TOKEN}`).toString('base64');
  const answer = await fetch(`${account}/Recordings/${encodeURIComponent(recordingSid)}.wav`, {
    headers: { authorization: `Basic ${credentials}`, ...(range ? { range } : {}) },
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  }).catch(unavailable);
  if (answer.ok) return answer;
  await answer.body?.cancel();
  if (answer.status === 404)
    throw new AppError('not_found', { message: 'This recording is no longer kept.' });
  return unavailable(new Error(`Twilio answered ${answer.status} to a recording`));
}

function unavailable(cause: unknown): never {
  throw new AppError('vendor_unavailable', {
    message: 'The telephone carrier does not hand out the recording.',
    cause,
  });
}
