import type { Browser, Page } from 'playwright-core';

import { openLog } from '#runtime';

import { recordCheck } from '../browser/checks.js';
import { launchChromium } from '../browser/chromium.js';
import { Visitor } from '../browser/visitor.js';
import { as, DISTRICT, foundDistrict } from '../support/district.js';
import { blownAt } from '../support/overdue.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const WHISTLES = 1_000;
const LEADS = ['dept-1', 'dept-2'] as const;
const PAINTED_MS = 2_000;
const LONGEST_TASK_MS = 200;
const CHANGES = 150;
const EVERY_MS = 100;
/** Longer than the page waits between two questions. */
const CALM_MS = 30_000;

/** Notes when the first card is in the page, and each long task. */
const WATCH = `
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.column .card')) return;
    observer.disconnect();
    requestAnimationFrame(() => { window.paintedAt = performance.now(); });
  }).observe(document, { childList: true, subtree: true });
`;

/** A task that is too long, and a moment in which it is told. */
const TAKE_LONG = `new Promise((done) => setTimeout(() => {
  const end = performance.now() + ${LONGEST_TASK_MS + 50};
  while (performance.now() < end);
  setTimeout(done, 200);
}))`;

const ACKNOWLEDGE = `mutation ($input: AcknowledgeSummonsInput!) {
  acknowledgeSummons(input: $input) { ... on WhistleAccepted { position } ... on Rejection { message } }
}`;
const OPEN = '{ openWhistles(first: 1) { totalCount } }';

const sumOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Number(text), 0);
const countsOf = (page: Page): Promise<string[]> =>
  page.locator('.column .count').allTextContents();

describe(`given a board of ${WHISTLES} open whistles`, () => {
  let served: Served;
  let browser: Browser;
  let centre: Visitor;
  let ids: readonly string[];

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log, LEADS.length);
    const now = new Date().toISOString();
    const blown = Array.from({ length: WHISTLES }, (_, index) =>
      blownAt(now, { street: DISTRICT.street, lead: LEADS[index % LEADS.length] ?? '' }),
    );
    for (let from = 0; from < WHISTLES; from += 500)
      await log.appendInOrder(
        blown.slice(from, from + 500).map((one) => ({ ...one, expected: 'no-stream' as const })),
      );
    ids = blown.map(({ stream }) => stream.replace(/^whistle-/, ''));
    await log.close();
    const env = { DEMO: 'false' };
    [served, browser] = await Promise.all([serveApi({ dataDir, env }), launchChromium()]);
    centre = await Visitor.arrive(browser, served.url, 'desktop');
    await centre.signIn('centre');
    await centre.context.addInitScript(WATCH);
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  it('when it is opened, then it is painted within two seconds', async () => {
    await centre.open('/centre/whistles?view=board');
    while (!(await centre.page.evaluate<boolean>('window.paintedAt > 0')))
      await centre.page.waitForTimeout(100);
    const painted = Math.round(await centre.page.evaluate<number>('window.paintedAt'));
    recordCheck(22, `painted after ${painted} ms`, painted <= PAINTED_MS);
    expect(painted).toBeLessThanOrEqual(PAINTED_MS);
  });

  it('when ten changes come each second, then nothing takes long, and counts are those of the list', async () => {
    const { page } = centre;
    await page.evaluate('window.longTasks = []');
    await Promise.all([change(), scroll(page)]);
    const tasks = await page.evaluate<number[]>('window.longTasks');
    // That nothing was seen means something only where what takes long is seen.
    await page.evaluate(TAKE_LONG);
    const seen = await page.evaluate<number[]>('window.longTasks');
    expect(Math.max(0, ...seen)).toBeGreaterThan(LONGEST_TASK_MS);
    const longest = Math.round(Math.max(0, ...tasks));
    recordCheck(
      22,
      `longest task ${longest} ms amid 10 changes a second`,
      longest <= LONGEST_TASK_MS,
    );
    type Told = { openWhistles: { totalCount: number } };
    const { openWhistles } = await (await as(served.url, 'centre')).ask<Told>(OPEN);
    const settled = async () => {
      const counts = await countsOf(page);
      const lane = page.getByRole('region', { name: '待报到', exact: true });
      const arriving = await lane.locator('.count').first().textContent();
      return sumOf(counts) === openWhistles.totalCount && Number(arriving) === CHANGES;
    };
    const agrees = await holds(settled);
    await page.getByRole('link', { name: '列表' }).click();
    await centre.sees(`共 ${openWhistles.totalCount} 声哨`);
    recordCheck(22, 'counts of board, list and service agree', agrees);
    expect([longest <= LONGEST_TASK_MS, agrees, openWhistles.totalCount]).toEqual([
      true,
      true,
      WHISTLES,
    ]);
  }, 120_000);

  it('when it is opened on a phone, then nothing is too wide or too small', async () => {
    const phone = await Visitor.arrive(browser, served.url, 'phone');
    await phone.signIn('centre');
    await phone.open('/centre/whistles?view=board');
    await phone.page.locator('.column .card').first().waitFor();
    await phone.photograph('board-1000');
    for (const width of [360, 390]) {
      await phone.page.setViewportSize({ width, height: 780 });
      expect(await phone.faults()).toEqual([]);
    }
    await phone.leave();
  });

  /** Ten departments a second sign. */
  async function change(): Promise<void> {
    const clients = await Promise.all(LEADS.map((name) => as(served.url, name)));
    const sent: Promise<unknown>[] = [];
    for (let index = 0; index < CHANGES; index += 1) {
      const input = { whistleId: ids[index], summons: 1, person: '王强' };
      sent.push(clients[index % LEADS.length]!.ask(ACKNOWLEDGE, { input }));
      await new Promise((done) => setTimeout(done, EVERY_MS));
    }
    await Promise.all(sent);
  }
});

/** As somebody does who looks for something. */
async function scroll(page: Page): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await page
      .getByRole('region', { name: '待签收', exact: true })
      .locator('.lane')
      .first()
      .evaluate((lane, by) => lane.scrollBy(0, by), 400);
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Whether something comes true while the page catches up. */
async function holds(asked: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + CALM_MS;
  while (Date.now() < until) {
    if (await asked()) return true;
    await new Promise((done) => setTimeout(done, 500));
  }
  return false;
}
