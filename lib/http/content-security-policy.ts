/**
 * What a page may load and reach. Scripts need this request's nonce and may load further scripts themselves; styles are
 * allowed inline because positioned overlays and meters set them on elements. Beside our own origin a page reaches only the
 * voice-server, for a call from the browser.
 */
export function contentSecurityPolicy(options: {
  nonce: string;
  voiceUrl: string;
  development: boolean;
}): string {
  const voice = new URL(options.voiceUrl);
  const voiceSocket = `${voice.protocol === 'https:' ? 'wss' : 'ws'}://${voice.host}`;
  const directives = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${options.nonce}' 'strict-dynamic'${options.development ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'media-src': "'self' blob:",
    'worker-src': "'self' blob:",
    // Browsers disagree on whether 'self' covers a WebSocket to our own host, which the development server needs.
    'connect-src': `'self' ${voiceSocket}${options.development ? ' ws:' : ''}`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
