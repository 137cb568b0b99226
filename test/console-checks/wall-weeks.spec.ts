import type { Browser, CDPSession, Page } from 'playwright-core';

import { recordCheck } from '../browser/checks.js';
import { launchChromium } from '../browser/chromium.js';
import { blowAt, openWall, WALL } from '../browser/district-in-view.js';
import { drawBoundary, neighbourhood } from '../browser/neighbourhood.js';
import { Visitor } from '../browser/visitor.js';
import { as } from '../support/district.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';

const UPDATES = 10_000;
/** Before this many, caches and compiled code fill: they grow less and less, and then stay as they are. */
const WARM = 2_000;
const MOST_GROWTH = 0.1;

/** What the page is asked for, and by whom. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  street: ['/', '/tasks', '/street', '/blow'],
  'dept-1': ['/inbox'],
  centre: ['/centre', '/centre/whistles', '/centre/map', '/wall', '/assessment', '/meetings'],
};

/**
 * Figures that differ each time, without asking a service 10 000 times: what is measured is the page. Its
 * other questions, and its renewals, still reach the service.
 */
const CHANGING_FIGURES = `
  const asked = window.fetch.bind(window);
  const kept = {};
  const vary = (value, key) => {
    if (typeof value === 'number' && key !== 'hour' && key !== 'from' && key !== 'lagSeconds') return Math.floor(Math.random() * 60);
    if (Array.isArray(value)) return value.map((one) => vary(one, ''));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, vary(one, name)]));
    return value;
  };
  window.updates = 0;
  window.fetch = async (...request) => {
    const query = String(request[1]?.body ?? '');
    const name = /query (Wall\\w+)/.exec(query)?.[1];
    if (!name) return asked(...request);
    kept[name] ??= await (await asked(...request)).json();
    window.updates++;
    return new Response(JSON.stringify(vary(kept[name], '')), { headers: { 'content-type': 'application/json' } });
  };
`;

/** Lets the page ask anew so many times, one after another. */
const ask = (page: Page, times: number): Promise<void> =>
  page.evaluate(`(async () => {
    for (let time = 0; time < ${times}; time++) {
      window.dispatchEvent(new Event('visibilitychange'));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
  })()`);

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

describe('given a wall that hangs for weeks', () => {
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    const dataDir = await neighbourhood();
    // The shortest token: it is renewed every few seconds.
    const env = { DEMO: 'false', TOKEN_TTL_SECONDS: '60' };
    [served, browser] = await Promise.all([serveApi({ dataDir, env }), launchChromium()]);
    await Promise.all([drawBoundary(served.url), openWall(served.url)]);
    for (const east of [0, 0.001, 0.002])
      await blowAt(await as(served.url, 'street'), { title: '通道被占', east });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  it(`when its charts are updated ${UPDATES} times, then its heap does not grow, and it is still signed in`, async () => {
    const wall = await Visitor.arrive(browser, served.url, 'wall');
    const { page } = wall;
    await page.setViewportSize({ width: 3_840, height: 2_160 });
    await wall.enter(WALL.username, WALL.password);
    await wall.sees('实时');
    let renewals = 0;
    page.on('response', (answer) => {
      if (answer.url().endsWith('/session/renew') && answer.ok()) renewals += 1;
    });
    const session = await wall.context.newCDPSession(page);
    await page.evaluate(CHANGING_FIGURES);
    await ask(page, WARM);
    const heaps = [await heapOf(session)];
    for (let done = 0; done < UPDATES; done += 1_000) {
      await ask(page, 1_000);
      heaps.push(await heapOf(session));
    }
    const [before = 0, after = 0] = [heaps[0], heaps.at(-1)];
    const updates = await page.evaluate<number>('window.updates');
    const growth = after / before - 1;
    const megabytes = heaps.map((heap) => (heap / 1e6).toFixed(1)).join(', ');
    const told = `${(growth * 100).toFixed(1)} % over ${updates} answers and ${renewals} tokens (MB: ${megabytes})`;
    await wall.photograph('wall-weeks');
    expect(updates).toBeGreaterThan(UPDATES);
    expect(renewals).toBeGreaterThan(2);
    await wall.sees('实时');
    recordCheck(25, told, growth < MOST_GROWTH);
    expect(growth).toBeLessThan(MOST_GROWTH);
    expect(wall.complaints).toEqual([]);
    await wall.leave();
  }, 900_000);

  it('when every page is visited, then nothing leaves the origin, and no inline script may run', async () => {
    const strangers: string[] = [];
    const complaints: string[] = [];
    let visited = 0;
    for (const [username, paths] of Object.entries(PAGES)) {
      const visitor = await Visitor.arrive(browser, served.url, 'desktop');
      await visitor.signIn(username);
      for (const path of paths) {
        await visitor.open(path);
        await visitor.page.locator('main, .wall, .state').first().waitFor();
        await visitor.page.waitForLoadState();
        visited += 1;
      }
      strangers.push(...visitor.strangers);
      complaints.push(...visitor.complaints);
      await visitor.leave();
    }
    const policy = (await fetch(`${served.url}/wall`)).headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
    const isMet = strangers.length === 0 && complaints.length === 0 && scripts === "'self'";
    recordCheck(
      12,
      `${strangers.length} strangers in ${visited} pages; script-src ${scripts}`,
      isMet,
    );
    expect([strangers, complaints, scripts]).toEqual([[], [], "'self'"]);
  }, 120_000);
});
