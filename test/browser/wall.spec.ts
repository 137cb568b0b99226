import type { Browser } from 'playwright-core';

import { as } from '../support/district.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { launchChromium } from './chromium.js';
import { asWall, blowAt, openWall, WALL } from './district-in-view.js';
import { drawBoundary, neighbourhood } from './neighbourhood.js';
import { Visitor } from './visitor.js';

const TITLE = '王某家门前通道被占';
const PUSHED_MS = 5_000;

describe('given a command centre with a map and a wall', () => {
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    const dataDir = await neighbourhood();
    [served, browser] = await Promise.all([
      serveApi({ dataDir, env: { DEMO: 'false' } }),
      launchChromium(),
    ]);
    await Promise.all([drawBoundary(served.url), openWall(served.url)]);
    const street = await as(served.url, 'street');
    for (const east of [0, 0.00001, 0.008]) await blowAt(street, { title: TITLE, east });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  it.each(['desktop', 'phone'] as const)(
    'when the centre looks at the map on a %s, then open whistles lie together or apart, and lead on',
    async (device) => {
      const centre = await Visitor.arrive(browser, served.url, device);
      const { page } = centre;
      await centre.signIn('centre');
      await centre.open('/centre/map');
      await page.locator('.pin', { hasText: '2' }).waitFor();
      expect(await page.locator('.pin').count()).toBe(2);
      await page.locator('.region').first().waitFor();
      await centre.photograph('map');
      expect(await centre.faults()).toEqual([]);
      await centre.open('/centre/map?overdue=true');
      await centre.sees('没有符合条件的哨');
      await centre.open('/centre/map?street=street-1');
      await page.getByTitle('一声哨，点开看详情').click();
      await page.getByRole('heading', { name: TITLE }).waitFor();
      await page.goBack();
      await page.locator('.pin').first().waitFor();
      expect(new URL(page.url()).search).toBe('?street=street-1');
      expect([centre.complaints, centre.strangers]).toEqual([[], []]);
      await centre.leave();
    },
  );

  it('when a wall hangs, then it shows what is, as it becomes so, and nothing of a matter', async () => {
    const wall = await Visitor.arrive(browser, served.url, 'wall');
    const { page } = wall;
    await wall.enter(WALL.username, WALL.password);
    const tile = page.locator('.wall-tiles div', { hasText: '未结束的哨' }).locator('dd');
    await tile.filter({ hasText: '3' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/wall');
    await wall.sees('实时');
    await page.locator('.wall-chart canvas').nth(3).waitFor();
    await page.evaluate('document.querySelectorAll("canvas").forEach((one) => one.kept = true)');
    await blowAt(await as(served.url, 'street'), { title: TITLE, east: 0.004 });
    await tile.filter({ hasText: '4' }).waitFor({ timeout: PUSHED_MS });
    const kept = '[...document.querySelectorAll("canvas")].filter((one) => one.kept).length';
    expect(await page.evaluate(kept)).toBe(4);
    expect(await page.locator('body').innerText()).not.toContain('王某');
    expect(await wall.faults()).toEqual([]);
    await wall.photograph('wall');
    await page.setViewportSize({ width: 3840, height: 2160 });
    await wall.photograph('wall-4k');
    expect([wall.complaints, wall.strangers]).toEqual([[], []]);
    await wall.leave();
  });

  it('when another version is served, then the wall loads it by itself, once', async () => {
    const wall = await Visitor.arrive(browser, served.url, 'wall');
    const { page } = wall;
    await wall.enter(WALL.username, WALL.password);
    await wall.sees('实时');
    await page.evaluate('window.isOld = true');
    await page.route('**/wall', async (route) => {
      if (route.request().resourceType() === 'document') return route.continue();
      const body = '<script src="/assets/index-next.js"></script>';
      return route.fulfill({ contentType: 'text/html', body });
    });
    const loads: string[] = [];
    page.on('load', () => loads.push(page.url()));
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await page.waitForFunction('window.isOld === undefined');
    await wall.sees('实时');
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await wall.sees('实时');
    expect(loads).toHaveLength(1);
    await wall.leave();
  });

  it('when the account of a wall asks for more, then it is refused', async () => {
    const client = await asWall(served.url);
    const refused = [
      'openWhistles { edges { node { title } } }',
      'people { edges { node { id } } }',
    ];
    for (const one of [
      ...refused,
      'deadlineRisks { title }',
      'accounts { edges { node { role } } }',
    ]) {
      const { errors } = await client.send(`{ ${one} }`);
      expect([one, errors?.[0]?.extensions['code']]).toEqual([one, 'FORBIDDEN']);
    }
    const renew = 'mutation { renewToken { token expiresAt } }';
    const { renewToken } = await client.ask<{ renewToken: { token: string } }>(renew);
    expect(renewToken.token).toMatch(/^ey/);
  });
});
