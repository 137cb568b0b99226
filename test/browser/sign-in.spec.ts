import { createHash } from 'node:crypto';

import { type Browser } from 'playwright-core';

import { openLog } from '#runtime';

import { foundDistrict } from '../support/district.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';
import { recordCheck } from './checks.js';
import { launchChromium } from './chromium.js';
import { type Device, Visitor } from './visitor.js';

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a first visit may weigh, on the wire. */
const FIRST_LOAD_BYTES = 450_000;
const USABLE_SECONDS = 3;
/** 5 Mbit/s, and the way to a tower. */
const PHONE_NETWORK = {
  offline: false,
  latency: 40,
  downloadThroughput: 625_000,
  uploadThroughput: 625_000,
};

describe('given a service in production without a list of operations', () => {
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log, 2);
    await log.close();
    const env = { NODE_ENV: 'production', HOST: '127.0.0.1' };
    [served, browser] = await Promise.all([serveApi({ dataDir, env }), launchChromium()]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  it.each<Device>(['desktop', 'phone'])(
    'when somebody signs in on a %s, then the page is theirs until they sign out',
    async (device) => {
      const visitor = await Visitor.arrive(browser, served.url, device);
      const { page } = visitor;
      await page.getByRole('button', { name: '登录' }).waitFor();
      expect(await page.getByText('演示账号').count()).toBe(0);
      expect(await visitor.faults()).toEqual([]);
      await visitor.photograph('sign-in');

      await page.getByLabel('账号', { exact: true }).fill('dept-1');
      await page.getByLabel('密码', { exact: true }).fill('wrong');
      await visitor.tap('登录');
      await visitor.sees('用户名或密码不正确');
      await visitor.signIn('dept-1');
      await visitor.sees('第1局');
      await visitor.sees('没有待办');
      expect(new URL(page.url()).pathname).toBe('/inbox');

      await page.reload();
      await visitor.sees('第1局');
      await visitor.photograph('empty');
      recordCheck(24, 'an empty list is explained', true);
      await visitor.tap('退出');
      await page.getByLabel('密码', { exact: true }).waitFor();
      expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
      await visitor.leave();
    },
  );

  it('when the page is fetched, then nothing of it is inline and its files are kept for ever', async () => {
    const page = await fetch(served.url);
    const policy = String(page.headers.get('content-security-policy'));
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-inline');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(served.url);
    expect(again.headers.get('content-security-policy')).not.toBe(policy);
    const [script = ''] = /\/assets\/index-[^"]+\.js/.exec(await page.text()) ?? [];
    const texts = new Set<string>();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding };
      const file = await fetch(served.url + script, { headers });
      const told = file.headers.get('content-encoding') ?? 'identity';
      expect([told, file.headers.get('vary')]).toEqual([encoding, 'accept-encoding']);
      expect(file.headers.get('cache-control')).toContain('immutable');
      texts.add(sha256Of(await file.text()));
    }
    expect(texts.size).toBe(1);
    expect((await fetch(`${served.url}/assets/none.js`)).status).toBe(404);
  });

  it('when it is opened for the first time, then it weighs what a phone can carry', async () => {
    const visitor = await Visitor.arrive(browser, served.url, 'phone');
    await visitor.signIn('dept-1');
    const page = await visitor.context.newPage();
    const session = await visitor.context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.setBypassServiceWorker', { bypass: true });
    await session.send('Network.emulateNetworkConditions', PHONE_NETWORK);
    let bytes = 0;
    const files: string[] = [];
    session.on('Network.responseReceived', ({ response }) => files.push(response.url));
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const begun = Date.now();
    await page.goto(`${served.url}/inbox`);
    await page.getByText('没有待办').waitFor();
    const seconds = (Date.now() - begun) / 1_000;
    const heavy = files.filter((url) => /chart|leaflet|map-page|wall/.test(url));
    expect(heavy).toEqual([]);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
    const found = `with the inbox ${Math.round(bytes / 1_000)} kB, usable after ${seconds.toFixed(1)} s at 5 Mbit/s`;
    recordCheck(11, found, seconds <= USABLE_SECONDS);
    await visitor.leave();
  });
});
