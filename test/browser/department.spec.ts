import type { Browser } from 'playwright-core';

import { as, DISTRICT, type Username } from '../support/district.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { launchChromium } from './chromium.js';
import { neighbourhood } from './neighbourhood.js';
import { HERE, Visitor } from './visitor.js';

const PHONE = '13812345678';
const DAY_MS = 86_400_000;

const RAISE = `mutation ($input: RaiseWhistleInput!) {
  raiseWhistle(input: $input) { ... on WhistleAccepted { whistleId } ... on Rejection { message } }
}`;
const SUPERVISE = `mutation ($input: SuperviseSummonsInput!) {
  superviseSummons(input: $input) { ... on WhistleAccepted { whistleId } ... on Rejection { message } }
}`;

describe('given a department that was summoned', () => {
  let served: Served;
  let browser: Browser;
  let visitor: Visitor;
  let whistleId: string;

  beforeAll(async () => {
    const dataDir = await neighbourhood();
    [served, browser] = await Promise.all([
      serveApi({ dataDir, env: { DEMO: 'false' } }),
      launchChromium(),
    ]);
    whistleId = await blow();
    visitor = await Visitor.arrive(browser, served.url, 'phone');
    await visitor.signIn('dept-1');
    await visitor.open(`/whistles/${whistleId}`);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  async function does(by: Username, mutation: string, input: object): Promise<string> {
    const told = JSON.stringify(await (await as(served.url, by)).ask<object>(mutation, { input }));
    const found = /"whistleId":"([^"]+)"/.exec(told)?.[1];
    if (found === undefined) throw new Error(told);
    return found;
  }

  function blow(): Promise<string> {
    const { longitude, latitude } = HERE;
    const place = { address: '建设街 18 号', regionCode: '990101001002', longitude, latitude };
    const what = { kind: 'emergency', level: 'STREET', category: '15', channel: 'GRID_PATROL' };
    const who = { street: DISTRICT.street, lead: 'dept-1' };
    const about = { title: '建设街消防通道被占', description: '货车堵住消防通道' };
    const contact = { name: '王阿姨', phone: PHONE };
    return does('street', RAISE, Object.assign({ place, contact }, about, what, who));
  }

  const dayAfter = (): string =>
    new Date(Date.now() + DAY_MS + 8 * 3_600_000).toISOString().slice(0, 16);

  it('when it needs the resident’s contact, then it says why, sees it, and nothing keeps it', async () => {
    const { page } = visitor;
    await visitor.sees('138****5678');
    await visitor.tap('查看完整');
    await page.getByLabel('事由').fill('约定上门时间');
    await visitor.photograph('reveal');
    expect(await visitor.faults()).toEqual([]);
    await visitor.tap('查看');
    await page.getByRole('link', { name: PHONE }).waitFor();
    const kept = await page.evaluate<string>(`new Promise((done) => {
      const opening = indexedDB.open('shaodao');
      opening.onsuccess = () => {
        const all = opening.result.transaction('answers').objectStore('answers').getAll();
        all.onsuccess = () => { opening.result.close(); done(JSON.stringify(all.result)); };
      };
    })`);
    expect(kept).toContain('货车堵住消防通道');
    expect(kept).not.toContain('138');
    await page.reload();
    await visitor.sees('138****5678');
  });

  it('when it is supervised, then it reads why, and answers', async () => {
    const order = { whistleId, summons: 1, step: 'WRITTEN', reason: '通道仍未恢复' };
    await does('centre', SUPERVISE, order);
    await visitor.sees('书面督办');
    await visitor.tap('答复督办');
    await visitor.page.getByLabel('将如何办').fill('增派拖车，逐辆清理');
    await visitor.page.getByLabel('何时办到').fill(dayAfter());
    await visitor.photograph('supervised');
    expect(await visitor.faults()).toEqual([]);
    await visitor.tap('答复督办');
    await visitor.page.getByText('部门答复：增派拖车，逐辆清理').waitFor();
  });

  it('when it cannot go on, then it asks for a pause, and the clocks run on meanwhile', async () => {
    await visitor.tap('申请挂账');
    await visitor.page.getByLabel('挂账到何时').fill(dayAfter());
    await visitor.page.getByLabel('理由').fill('等待管线单位确认');
    await visitor.tap('申请挂账');
    await visitor.sees('申请挂账：待答复');
    await visitor.sees('报到还剩');
  });

  it('when it is not its duty, then it sees how others were ruled, and declines with evidence', async () => {
    const { page } = visitor;
    await visitor.tap('退哨');
    await visitor.sees('本类事项还没有裁定过的退哨');
    await page.getByLabel('理由').fill('属公安交管职责');
    await page.getByLabel(/^依据/).fill('道路交通安全法第五十六条');
    const buffer = await page.screenshot();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '清单.png', mimeType: 'image/png', buffer });
    await page.getByAltText('已传：清单.png').waitFor();
    await visitor.photograph('decline');
    expect(await visitor.faults()).toEqual([]);
    await visitor.tap('退哨');
    await visitor.sees('退哨待裁定');
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
  });
});
