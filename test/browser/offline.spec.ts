import type { Page } from 'playwright-core';

import { as, DISTRICT, tokenOf } from '../support/district.js';
import type { Client } from '../support/graphql-client.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';
import { recordCheck } from './checks.js';
import { type KillableBrowser, launchOn } from './chromium.js';
import { neighbourhood } from './neighbourhood.js';
import { HERE, Visitor } from './visitor.js';
import { Wire } from './wire.js';

const TITLE = '建设街消防通道被占';
/** Without a push, a page sends what waits within this. */
const SENT_MS = 30_000;
const SIZE = { width: 360, height: 780 };

const RAISE = `mutation ($input: RaiseWhistleInput!) {
  raiseWhistle(input: $input) { ... on WhistleAccepted { whistleId } ... on Rejection { message } }
}`;
const ARRIVE = `mutation ($input: ArriveOnSiteInput!) {
  arriveOnSite(input: $input) { __typename ... on Rejection { code } }
}`;
const WITHDRAW = `mutation ($input: WithdrawWhistleInput!) {
  withdrawWhistle(input: $input) { __typename ... on Rejection { message } }
}`;
const STORY = `query ($id: ID!) { whistle(id: $id) {
  timeline { type text evidence { reference } }
  summonses { arrival { at deviceAt person evidence { reference } } }
} }`;

interface Story {
  readonly timeline: readonly { type: string; text: string; evidence: { reference: string }[] }[];
  readonly summonses: readonly {
    arrival: { deviceAt: string; evidence: { reference: string }[] } | null;
  }[];
}

describe('given a department whose phone loses its network', () => {
  let served: Served;
  let wire: Wire;
  let profile: string;
  let browser: KillableBrowser;
  let visitor: Visitor;
  let whistleId: string;
  let client: Client;

  beforeAll(async () => {
    served = await serveApi({ dataDir: await neighbourhood(), env: { DEMO: 'false' } });
    wire = await Wire.to(served.url);
    profile = temporaryFolder();
    whistleId = await blow();
    client = await as(served.url, 'dept-1');
    await start();
    await visitor.page.goto(wire.url);
    await visitor.signIn('dept-1');
    await visitor.page.getByRole('link', { name: TITLE }).click();
    await visitor.page.getByRole('heading', { name: TITLE }).waitFor();
    await visitor.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  }, 120_000);

  afterAll(async () => {
    await browser.kill();
    await wire.cut();
    await served.stop();
    removeFolder(served.dataDir);
    removeFolder(profile);
  });

  async function start(): Promise<void> {
    browser = await launchOn(profile);
    await browser.context.grantPermissions(['geolocation']);
    await browser.context.setGeolocation(HERE);
    visitor = await tab();
  }

  async function tab(): Promise<Visitor> {
    const page = await browser.context.newPage();
    await page.setViewportSize(SIZE);
    return Visitor.before(page, wire.url, 'phone');
  }

  async function blow(): Promise<string> {
    const { longitude, latitude } = HERE;
    const place = { address: '建设街 18 号', regionCode: '990101001002', longitude, latitude };
    const what = { kind: 'emergency', level: 'STREET', category: '15', channel: 'GRID_PATROL' };
    const who = { street: DISTRICT.street, lead: 'dept-1' };
    const contact = { name: '王阿姨', phone: '13812345678' };
    const input = {
      title: TITLE,
      description: '货车堵住消防通道',
      place,
      contact,
      ...what,
      ...who,
    };
    type Answer = { raiseWhistle: { whistleId: string } };
    const told = await (await as(served.url, 'street')).ask<Answer>(RAISE, { input });
    if (!told.raiseWhistle.whistleId) throw new Error(JSON.stringify(told));
    return told.raiseWhistle.whistleId;
  }

  async function story(): Promise<Story> {
    const { whistle } = await client.ask<{ whistle: Story }>(STORY, { id: whistleId });
    return whistle;
  }

  const progressOf = ({ timeline }: Story): readonly string[] =>
    timeline.filter(({ type }) => type === 'ProgressRecorded').map(({ text }) => text);

  async function photograph(page: Page, name: string): Promise<void> {
    const buffer = await page.screenshot();
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
    await page.getByAltText(`已加：${name}`).waitFor();
  }

  /** What the page keeps of it. */
  const kept = (): Promise<readonly { commandId: string }[]> =>
    visitor.page.evaluate(`new Promise((done, fail) => {
      const opening = indexedDB.open('shaodao');
      opening.onerror = fail;
      opening.onsuccess = () => {
        const all = opening.result.transaction('unsent').objectStore('unsent').getAll();
        all.onsuccess = () => { opening.result.close(); done(all.result); };
      };
    })`);

  /** Until nothing waits any more; whoever was signed out by the kill signs in again. */
  async function untilSent(): Promise<void> {
    const { page } = visitor;
    const password = page.getByLabel('密码', { exact: true });
    const bar = page.locator('.unsent-bar');
    const isAsked = await Promise.race([
      password.waitFor({ timeout: SENT_MS }).then(() => true),
      bar.waitFor({ state: 'detached', timeout: SENT_MS }).then(() => false),
    ]);
    if (isAsked) {
      await page.getByLabel('账号', { exact: true }).fill('dept-1');
      await password.fill('a-long-test-password');
      await visitor.tap('登录');
    }
    await bar.waitFor({ state: 'detached', timeout: SENT_MS });
  }

  it('when its people arrive and the browser is killed, then it is there again without network, and is sent once', async () => {
    const { page } = visitor;
    await wire.cut();
    await visitor.tap('报到');
    await photograph(page, '一.png');
    await page.evaluate('scrollTo(0, 100)');
    await photograph(page, '二.png');
    await visitor.tap('报到');
    await visitor.sees('已存在本机');
    await visitor.sees('1 件存在本机，还没有发送');
    const [before] = await kept();
    await browser.kill();

    await start();
    await visitor.open(`/whistles/${whistleId}`);
    await visitor.page.getByRole('heading', { name: TITLE }).waitFor({ timeout: SENT_MS });
    await visitor.sees('待发送');
    expect(await visitor.page.getByText('138').count()).toBe(0);
    expect((await kept()).map(({ commandId }) => commandId)).toEqual([before?.commandId]);
    await visitor.sees('没有网络，可照常办理');
    await visitor.sees('取到的内容');
    await visitor.photograph('offline-whistle');
    expect(await visitor.faults()).toEqual([]);
    await visitor.page.getByRole('link', { name: '查看' }).first().click();
    await visitor.sees('附 2 件照片或文件');
    await visitor.photograph('unsent');
    expect(await visitor.faults()).toEqual([]);
    await visitor.page.getByRole('link', { name: '待办', exact: true }).click();
    await visitor.page.getByRole('link', { name: TITLE }).waitFor();
    await visitor.sees('报到待发送');
    expect(await visitor.page.getByRole('button', { name: `签收：${TITLE}` }).count()).toBe(0);
    await visitor.photograph('offline-inbox');
    // What is not kept for work on a street says so.
    await visitor.page.getByRole('link', { name: '我的考核' }).click();
    await visitor.sees('这一页没有打开');
    expect((await story()).timeline.map(({ type }) => type)).not.toContain('DepartmentArrived');

    await wire.mend();
    await visitor.page.evaluate('dispatchEvent(new Event("online"))');
    await untilSent();
    const told = await story();
    const arrivals = told.timeline.filter(({ type }) => type === 'DepartmentArrived');
    const references = told.summonses[0]?.arrival?.evidence.map(({ reference }) => reference) ?? [];
    expect([arrivals.length, new Set(references).size]).toEqual([1, 2]);
    for (const reference of references) expect(await isKept(reference)).toBe(true);
    // The id is taken, so it is that of the event.
    const input = { whistleId, summons: 1, commandId: before?.commandId, person: '他人' };
    const again = await client.ask<object>(ARRIVE, { input });
    expect(again).toMatchObject({ arriveOnSite: { code: 'COMMAND_ID_REUSED' } });
    recordCheck(17, '1 event, same id, 2 photographs', true);
  }, 120_000);

  /** Whether the service shows a picture by that reference. */
  async function isKept(reference: string): Promise<boolean> {
    const headers = { authorization: `Bearer ${await tokenOf(served.url, 'dept-1')}` };
    const { ok } = await fetch(`${served.url}/evidence/${reference}`, { headers });
    return ok;
  }

  it('when an answer is lost on its way, then what was done is sent again and recorded once', async () => {
    await visitor.open(`/whistles/${whistleId}`);
    const sent = wire.counting('mutation RecordProgress');
    wire.loseAnswerOf('mutation RecordProgress');
    await note(visitor, '已通知车主挪车');
    await untilSent();
    await visitor.page.getByText('已通知车主挪车').filter({ visible: true }).waitFor();
    const recorded = progressOf(await story()).filter((text) => text.includes('已通知车主挪车'));
    expect([recorded.length, sent()]).toEqual([1, 2]);
    recordCheck(18, `sent ${sent()} times, recorded once`, true);
  }, 60_000);

  it('when a page is ended in the middle of a form, then what was typed and taken is there again', async () => {
    await visitor.tap('记进展');
    await visitor.page.getByRole('textbox', { name: '进展' }).fill('车主答应一小时内挪走');
    await photograph(visitor.page, '三.png');
    // Written where the page goes out of sight, as for a camera.
    await visitor.page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await visitor.page.reload();
    await visitor.page.getByRole('heading', { name: TITLE }).waitFor();
    await visitor.tap('记进展');
    await visitor.sees('上次没有提交的内容已找回');
    await visitor.page.getByAltText('已加：三.png').waitFor();
    await visitor.photograph('draft');
    expect(await visitor.faults()).toEqual([]);
    await visitor.tap('记进展');
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });
    await visitor.page.getByText('车主答应一小时内挪走').filter({ visible: true }).waitFor();
    await visitor.tap('记进展');
    expect(await visitor.page.getByRole('textbox', { name: '进展' }).inputValue()).toBe('');
    await visitor.tap('取消');
  }, 60_000);

  async function note(by: Visitor, text: string): Promise<void> {
    await by.tap('记进展');
    await by.page.getByRole('textbox', { name: '进展' }).fill(text);
    await by.tap('记进展');
    await by.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it('when ten actions wait in two tabs, then they are recorded once and in order', async () => {
    const other = await tab();
    await other.open(`/whistles/${whistleId}`);
    await other.page.getByRole('heading', { name: TITLE }).waitFor();
    await wire.cut();
    const notes = Array.from({ length: 10 }, (_, index) => `清点第 ${index + 1} 处`);
    for (const [index, text] of notes.entries()) await note(index % 2 ? other : visitor, text);
    await visitor.sees('10 件存在本机，还没有发送');
    await other.sees('10 件存在本机，还没有发送');
    await wire.mend();
    await visitor.page.evaluate('dispatchEvent(new Event("online"))');
    await untilSent();
    const recorded = progressOf(await story()).filter((text) => text.includes('清点第'));
    expect(recorded.map((text) => /清点第 \d+ 处/.exec(text)?.[0])).toEqual(notes);
    recordCheck(19, `${recorded.length} events in order`, true);
    expect([visitor.strangers, other.strangers]).toEqual([[], []]);
  }, 120_000);

  it('when the whistle was withdrawn meanwhile, then the refusal stays with its reason until it was read', async () => {
    await wire.cut();
    await note(visitor, '等待拖车');
    const withdrawal = { whistleId, reason: '居民已自行挪车' };
    await (await as(served.url, 'street')).ask<object>(WITHDRAW, { input: withdrawal });
    await wire.mend();
    await visitor.page.evaluate('dispatchEvent(new Event("online"))');
    await visitor.page.getByText('1 件没有被受理').waitFor({ timeout: SENT_MS });
    await visitor.page.locator('.unsent-bar a').click();
    await visitor.sees('原因：');
    await visitor.photograph('refused');
    expect(await visitor.faults()).toEqual([]);
    await visitor.tap('知道了，删除');
    await visitor.sees('没有未发送的内容');
    expect(await kept()).toEqual([]);
  }, 60_000);
});
