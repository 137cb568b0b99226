import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

import { type Browser, type BrowserContext, chromium } from 'playwright-core';

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

function executable(): string {
  if (placeOf() === undefined) install();
  const path = placeOf();
  if (path === undefined) throw new Error(MISSING);
  return path;
}

/** It asks nobody on the network for anything. */
const ARGS = ['--no-sandbox', '--disable-background-networking', '--lang=zh-CN'];

/** The browser of these specs, in a process of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: executable(), args: ARGS });
}

/** A browser that keeps what it knows in a folder, and may be killed. */
export interface KillableBrowser {
  /** Its only window, with what the folder has of cookies, pages and databases. */
  readonly context: BrowserContext;
  /** SIGKILL, with all its processes: no chance to finish anything. */
  kill(): Promise<void>;
}

/** Starts one on a folder, which may be that of one that was killed. */
export async function launchOn(folder: string): Promise<KillableBrowser> {
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const child = spawn(executable(), [...ARGS, ...own, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own, so that its helpers end with it.
    detached: true,
  });
  const address = await addressOf(child);
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context || child.pid === undefined) throw new Error('the browser has no window');
  const { pid } = child;
  return {
    context,
    kill: async () => {
      const ended = once(child, 'exit');
      process.kill(-pid, 'SIGKILL');
      await ended;
    },
  };
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the browser says nothing');
  let said = '';
  for await (const chunk of stderr) {
    said += String(chunk);
    const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (found === undefined) continue;
    return found;
  }
  throw new Error(`the browser ended: ${said}`);
}
