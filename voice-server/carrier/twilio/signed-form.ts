import { AppError } from '@/lib/errors';
import { validateTwilioSignature } from '@/lib/providers/twilio/signature';
import type { HttpRequest } from '../../http/http-types';
import { readForm } from '../../http/read-form';

/** A webhook's fields, each as one text. */
export type WebhookFields = (name: string) => string;

/**
 * The fields of a webhook the carrier really sent. The signature covers the public address, so it is checked against the
 * configured one and never against what the request says of its host.
 * @throws AppError `forbidden` when it is not signed with our account's token
 */
export async function readSignedForm(request: HttpRequest, publicUrl: string): Promise<WebhookFields> {
  const params = await readForm(request.raw);
  const signature = request.raw.headers['x-twilio-signature'];
  const url = `${publicUrl.replace(/\/+$/, '')}${request.url}`;
  const isSigned = validateTwilioSignature({
    signature: Array.isArray(signature) ? undefined : signature,
    url,
    params,
  });
  if (!isSigned) throw new AppError('forbidden', { message: 'The request is not signed by the carrier.' });
  return (name) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
}
