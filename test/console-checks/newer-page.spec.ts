import { copyFileSync, cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Browser } from 'playwright-core';

import { launchChromium } from '../browser/chromium.js';
import { neighbourhood } from '../browser/neighbourhood.js';
import { Visitor } from '../browser/visitor.js';
import { freePort } from '../support/free-port.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const FOUND_MS = 30_000;

/** A release in a folder of its own, so that a newer one can take its place. */
function release(): string {
  const folder = temporaryFolder();
  cpSync('dist', join(folder, 'dist'), { recursive: true });
  copyFileSync('package.json', join(folder, 'package.json'));
  for (const name of ['node_modules', 'schema', 'libs'])
    symlinkSync(resolve(name), join(folder, name));
  return folder;
}

describe('given a page that is kept by a browser', () => {
  let folder: string;
  let served: Served;
  let browser: Browser;
  let visitor: Visitor;
  let start: () => Promise<Served>;

  beforeAll(async () => {
    folder = release();
    const dataDir = await neighbourhood();
    const env = { DEMO: 'false', PORT: String(await freePort()) };
    start = () => serveApi({ dataDir, env, main: join(folder, 'dist/apps/api/src/main.js') });
    [served, browser] = await Promise.all([start(), launchChromium()]);
    visitor = await Visitor.arrive(browser, served.url, 'phone');
    await visitor.signIn('dept-1');
    await visitor.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
    rmSync(folder, { recursive: true, force: true });
  });

  /** The same page under another title, as a build with other sources would be. */
  async function deploy(): Promise<void> {
    await served.stop();
    const index = join(folder, 'dist/console/index.html');
    const newer = readFileSync(index, 'utf8').replace('<title>哨到</title>', '<title>新版</title>');
    writeFileSync(index, newer);
    const worker = join(folder, 'dist/console/worker.js');
    const kept = readFileSync(worker, 'utf8');
    const revision = /[\da-f]{64}/.exec(kept)?.[0] ?? '';
    writeFileSync(worker, kept.replace(revision, revision.split('').reverse().join('')));
    served = await start();
  }

  it('when a newer one is served, then it is offered, and comes only when somebody takes it', async () => {
    const { page } = visitor;
    await deploy();
    await page.reload();
    expect(await page.title()).toBe('哨到');
    await page.getByText('页面有新版本').waitFor({ timeout: FOUND_MS });
    await visitor.photograph('newer-page');
    expect(await visitor.faults()).toEqual([]);
    await visitor.tap('更新');
    await page.waitForFunction('document.title === "新版"', undefined, { timeout: FOUND_MS });
    await page.getByRole('button', { name: '退出' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 120_000);
});
