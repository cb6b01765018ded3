/** Sends a request to the sandbox; throws an Error with its words when it is refused. */
export async function send(method, path, body) {
  const init =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, init).catch(() => {
    throw new Error('The sandbox does not answer. Is it still running?');
  });
  const text = await response.text();
  const value = text === '' ? null : JSON.parse(text);
  if (!response.ok) throw new Error(value?.error ?? `The sandbox answered ${response.status}.`);
  return value;
}

/** Follows a stream of events; reconnects by itself. Returns a function that stops it. */
export function follow(path, onEvent, onState = () => {}) {
  const source = new EventSource(path);
  source.addEventListener('open', () => onState('live'));
  source.addEventListener('error', () => onState('lost'));
  source.addEventListener('message', (message) => onEvent(JSON.parse(message.data)));
  return () => source.close();
}
