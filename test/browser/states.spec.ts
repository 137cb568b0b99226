import type { Browser } from 'playwright-core';

import { as, DISTRICT } from '../support/district.js';
import { freePort } from '../support/free-port.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { recordCheck } from './checks.js';
import { launchChromium } from './chromium.js';
import { neighbourhood } from './neighbourhood.js';
import { HERE, Visitor } from './visitor.js';

const RAISE = `mutation ($input: RaiseWhistleInput!) {
  raiseWhistle(input: $input) { ... on WhistleAccepted { whistleId } ... on Rejection { message } }
}`;

describe('given a page that cannot show what was asked for', () => {
  let served: Served;
  let browser: Browser;
  let visitor: Visitor;
  let env: Record<string, string>;

  beforeAll(async () => {
    env = { DEMO: 'false', PORT: String(await freePort()) };
    const dataDir = await neighbourhood();
    [served, browser] = await Promise.all([serveApi({ dataDir, env }), launchChromium()]);
    visitor = await Visitor.arrive(browser, served.url, 'phone');
    await visitor.signIn('dept-1');
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  /** Blows a whistle at dept-1, without a page. @returns its id */
  async function blow(title: string): Promise<string> {
    const { longitude, latitude } = HERE;
    const place = { address: '建设街 18 号', regionCode: '990101001002', longitude, latitude };
    const what = { kind: 'emergency', level: 'STREET', category: '15', channel: 'GRID_PATROL' };
    const who = { street: DISTRICT.street, lead: 'dept-1' };
    const input = { title, description: '货车堵住消防通道', place, ...what, ...who };
    type Answer = { raiseWhistle: { whistleId: string } };
    const told = await (await as(served.url, 'street')).ask<Answer>(RAISE, { input });
    if (!told.raiseWhistle.whistleId) throw new Error(JSON.stringify(told));
    return told.raiseWhistle.whistleId;
  }

  it('when there is no such whistle, or it is another’s, then it says so and leads on', async () => {
    await visitor.open('/whistles/none');
    await visitor.sees('没有这声哨');
    expect(await visitor.faults()).toEqual([]);
    await visitor.photograph('unknown');
    const id = await blow('南门占道经营扰民');
    const other = await Visitor.arrive(browser, served.url, 'desktop');
    await other.signIn('dept-2');
    await other.open(`/whistles/${id}`);
    await other.sees('您的账号不能查看');
    await other.photograph('forbidden');
    expect(await other.faults()).toEqual([]);
    await other.leave();
    recordCheck(24, 'no permission and an unknown id are explained', true);
  });

  it('when one filters, opens, goes back and reloads, then the list is as it was', async () => {
    const { page } = visitor;
    const title = '北门违建待拆除';
    await blow(title);
    await visitor.open('/inbox');
    await page.getByRole('link', { name: /^待签收/ }).click();
    await page.getByLabel('搜索').fill('北门');
    await page.getByRole('link', { name: '南门占道经营扰民' }).waitFor({ state: 'detached' });
    const address = page.url();
    expect(new URL(address).searchParams.get('tab')).toBe('ack');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: title }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: title }).waitFor();
    expect([page.url(), await page.getByLabel('搜索').inputValue()]).toEqual([address, '北门']);
    expect(await page.getByRole('link', { name: '南门占道经营扰民' }).count()).toBe(0);
  });

  it('when the session is ended in the middle of a form, then nothing that was typed is lost', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: '北门违建待拆除' }).click();
    await visitor.tap('记进展');
    await page.getByRole('textbox', { name: '进展' }).fill('已约当事人，明早到场');
    const end = `mutation { endAccountSessions(input: { username: "dept-1" }) { __typename } }`;
    await (await as(served.url, 'admin')).ask(end);
    await visitor.sees('登录已失效，请重新登录');
    await visitor.photograph('session-ended');
    await page.getByLabel('账号', { exact: true }).fill('dept-1');
    await page.getByLabel('密码', { exact: true }).fill('a-long-test-password');
    await visitor.tap('登录');
    await page.getByText('登录已失效，请重新登录').waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: '进展' }).inputValue()).toBe(
      '已约当事人，明早到场',
    );
    await visitor.tap('记进展');
    await page.getByText('已约当事人，明早到场').filter({ visible: true }).waitFor();
    recordCheck(16, 'session ended amid a form: signed in again, the text is there', true);
  });

  it('when the service is away, then the page says so, and catches up when it is back', async () => {
    const { page } = visitor;
    await visitor.open('/inbox');
    await page.getByRole('link', { name: '北门违建待拆除' }).waitFor();
    await served.kill();
    await visitor.sees('连接中断，正在重连');
    await visitor.photograph('cut-off');
    await page.getByRole('button', { name: '签收：北门违建待拆除' }).click();
    await visitor.sees('签收待发送');
    await visitor.sees('1 件存在本机，还没有发送');
    served = await serveApi({ dataDir: served.dataDir, env });
    await page.getByText('连接中断').waitFor({ state: 'hidden', timeout: 20_000 });
    await blow('恢复以后吹的哨');
    // Pushed as a rule; asked for after a while where no push came.
    await page.getByRole('link', { name: '恢复以后吹的哨' }).waitFor({ timeout: 30_000 });
    await page.getByText('1 件存在本机').waitFor({ state: 'detached', timeout: 30_000 });
    await visitor.sees('待报到');
    recordCheck(20, 'dead service: told, kept, sent once it is back', true);
    expect(visitor.strangers).toEqual([]);
  }, 120_000);

  it('when one goes far down a list, opens, goes back and reloads, then one is as far down', async () => {
    const { page } = visitor;
    const many = Array.from({ length: 32 }, (_, at) => `第 ${at + 1} 处占道经营`);
    for (const title of many) await blow(title);
    await visitor.open('/inbox?text=处占道');
    await visitor.tap('再显示一些');
    const last = page.getByRole('link', { name: many.at(-1) ?? '', exact: true });
    await last.scrollIntoViewIfNeeded();
    const top = () => page.evaluate<number>('Math.round(scrollY)');
    const before = await top();
    expect(before).toBeGreaterThan(1_000);
    await last.click();
    await page.getByRole('heading', { name: many.at(-1) ?? '' }).waitFor();
    await page.goBack();
    await last.waitFor();
    const back = await settled(top, before);
    await page.reload();
    await last.waitFor();
    const reloaded = await settled(top, before);
    recordCheck(23, `${before} px down the second page: back ${back}, reloaded ${reloaded}`, true);
  });

  /** Waits until it is where it was, give or take a line. @returns where it is */
  async function settled(top: () => Promise<number>, before: number): Promise<number> {
    for (let tries = 0; tries < 50; tries++) {
      const now = await top();
      if (Math.abs(now - before) < 24) return now;
      await visitor.page.waitForTimeout(100);
    }
    throw new Error(`${await top()} px, not ${before}`);
  }
});
