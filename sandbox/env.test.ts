import { describe, expect, it } from 'vitest';
import { readEnv } from './env';

describe('the settings', () => {
  it('have defaults that work on one machine', () => {
    expect(readEnv({})).toMatchObject({
      host: '127.0.0.1',
      port: 4010,
      publicVoiceUrl: 'http://localhost:8080',
      publicSandboxUrl: 'http://localhost:4010',
    });
  });

  it('take an empty value for one that is not given, and drop a slash at the end of addresses', () => {
    const env = readEnv({ PORT: '', PUBLIC_VOICE_URL: 'https://desk.example/' });
    expect(env.port).toBe(4010);
    expect(env.publicVoiceUrl).toBe('https://desk.example');
  });

  it('name everything that is wrong at once', () => {
    const read = () => readEnv({ PORT: 'four', PUBLIC_VOICE_URL: 'desk', TWILIO_ACCOUNT_SID: 'AC1' });
    expect(read).toThrow(
      /PORT must be a port number\n.*PUBLIC_VOICE_URL must be a URL.*\n.*TWILIO_ACCOUNT_SID must be/,
    );
  });
});
