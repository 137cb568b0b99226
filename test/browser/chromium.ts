import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const MISSING =
  'No Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM.';

const placeOf = (): string | undefined =>
  [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));

/** Installs Debian’s, where that is this machine and it may. */
function install(): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) throw new Error(MISSING);
  for (const args of [['update'], ['install', '-y', 'chromium', 'fonts-noto-cjk']])
    execFileSync('apt-get', args, { stdio: 'ignore' });
}

/** The browser of these specs, in a process of its own. It asks nobody on the network for anything. */
export function launchChromium(): Promise<Browser> {
  if (placeOf() === undefined) install();
  const executablePath = placeOf();
  if (executablePath === undefined) throw new Error(MISSING);
  const args = ['--no-sandbox', '--disable-background-networking', '--lang=zh-CN'];
  return chromium.launch({ executablePath, args });
}
