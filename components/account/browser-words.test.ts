import { expect, it } from 'vitest';
import { browserWords } from './browser-words';

it('recognises a browser under the names it borrows', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0';
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
  expect([edge, phone, 'curl/8.5', null].map(browserWords)).toEqual([
    'Edge on Windows',
    'Safari on iPhone',
    'Unknown browser',
    'Unknown browser',
  ]);
});
