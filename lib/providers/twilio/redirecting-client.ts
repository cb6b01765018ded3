import RequestClient from 'twilio/lib/base/RequestClient.js';
import type Response from 'twilio/lib/http/response.js';

/**
 * The SDK's own HTTP client, sent to another address: whatever would go to api.twilio.com goes to `baseUrl`, which may
 * have a path of its own. Other Twilio hosts are left alone.
 */
export class RedirectingRequestClient extends RequestClient {
  readonly #baseUrl: string;

  constructor(options: { baseUrl: string; timeoutMs: number }) {
    super({ timeout: options.timeoutMs, keepAlive: true, autoRetry: false });
    this.#baseUrl = options.baseUrl.replace(/\/+$/, '');
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    return super.request({
      ...options,
      uri: options.uri.replace(/^https:\/\/api(\.[\w.-]+)?\.twilio\.com/, this.#baseUrl),
    });
  }
}
