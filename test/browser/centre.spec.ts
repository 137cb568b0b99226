import type { Browser, Page } from 'playwright-core';

import { as } from '../support/district.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { blow, CENTRE_ENV, centreDistrict, send } from './centre-district.js';
import { recordCheck } from './checks.js';
import { launchChromium } from './chromium.js';
import { Visitor } from './visitor.js';

const HARD = '老旧小区电梯停运';
const ORDERED = '地面塌陷';
const DECLINED = '河道漂浮垃圾';
const LATE = ['井盖缺失', '路灯不亮', '树枝折断'] as const;
/** A change is seen without anybody’s doing anything. */
const PUSHED_MS = 5_000;
const MOST_CLICKS = 3;
/** What the columns of the board say together. */
const COUNTED = `[...document.querySelectorAll('.column .count')].reduce((sum, { textContent }) => sum + Number(textContent), 0)`;

describe('given a command centre at its desk', () => {
  let served: Served;
  let browser: Browser;
  let centre: Visitor;
  let phone: Visitor;
  let extended: string;
  let late: readonly string[];

  beforeAll(async () => {
    [served, browser] = await Promise.all([
      serveApi({ dataDir: await centreDistrict(), env: CENTRE_ENV }),
      launchChromium(),
    ]);
    const { url } = served;
    await blow(url, HARD, 'hard');
    const declined = await blow(url, DECLINED, 'usual');
    extended = await blow(url, '广场舞噪声扰民', 'usual', 'dept-2');
    const paused = await blow(url, '围墙开裂待鉴定', 'usual');
    late = await Promise.all(LATE.map((title) => blow(url, title, 'quick')));
    const on = (whistleId: string) => ({ whistleId, summons: 1 });
    const basis = { reason: '属水务管理', legalBasis: '三定方案第三条' };
    await send(url, 'dept-1', {
      mutation: 'declineSummons',
      input: { ...on(declined), ...basis },
    });
    const longer = { extension: { value: 5, unit: '工作日' }, reason: '需协调场地' };
    await send(url, 'dept-2', {
      mutation: 'requestExtension',
      input: { ...on(extended), ...longer },
    });
    const until = new Date(Date.now() + 10 * 86_400_000).toISOString();
    await send(url, 'dept-1', {
      mutation: 'requestPause',
      input: { ...on(paused), until, reason: '等待鉴定报告' },
    });
    centre = await Visitor.arrive(browser, url, 'desktop');
    phone = await Visitor.arrive(browser, url, 'phone');
    await Promise.all([centre.signIn('centre'), phone.signIn('centre')]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  const row = (title: string) => centre.page.getByRole('listitem').filter({ hasText: title });
  const step = (title: string, name: string) =>
    row(title).getByRole('button', { name, exact: true }).click();
  const count = () =>
    centre.page.evaluate(`
      if (window.clicks === undefined)
        addEventListener("pointerdown", () => window.clicks++, true);
      window.clicks = 0`);
  const clicks = () => centre.page.evaluate<number>('window.clicks');

  /** Of a whistle, what the log has. */
  async function whistle<Data>(id: string, fields: string): Promise<Data> {
    const client = await as(served.url, 'centre');
    const query = `query ($id: ID!) { whistle(id: $id) { ${fields} } }`;
    return (await client.ask<{ whistle: Data }>(query, { id })).whistle;
  }

  it('when it signs in, then all that waits for it is there, and what comes is shown by itself', async () => {
    await centre.sees('指挥中心待办');
    expect(new URL(centre.page.url()).pathname).toBe('/centre');
    for (const tab of ['待审哨 1', '退哨待裁定 1', '延期待答复 1', '挂账待答复 1', '超期督办 3'])
      await centre.page.getByRole('link', { name: tab }).waitFor();
    await centre.sees('围墙开裂待鉴定');
    await centre.photograph('centre-queue');
    expect(await centre.faults()).toEqual([]);
    await blow(served.url, ORDERED, 'ordered');
    await centre.page.getByRole('link', { name: ORDERED }).waitFor({ timeout: PUSHED_MS });
    await phone.photograph('centre-queue');
    expect(await phone.faults()).toEqual([]);
  });

  it('when the centre reviews a whistle itself, then it is dispatched with that', async () => {
    await step(HARD, '审哨通过');
    await centre.page.getByLabel('意见').fill('情况属实');
    await centre.photograph('centre-review');
    expect(await centre.faults()).toEqual([]);
    await centre.tap('审哨通过');
    await row(HARD).waitFor({ state: 'detached' });
  });

  it('when a whistle is to be dispatched, then in at most three clicks', async () => {
    await count();
    await step(ORDERED, '派单');
    await centre.page.getByRole('dialog').getByText('第1局').first().waitFor();
    await centre.photograph('centre-dispatch');
    expect(await centre.faults()).toEqual([]);
    await centre.tap('派单');
    await row(ORDERED).waitFor({ state: 'detached' });
    const used = await clicks();
    recordCheck(5, `派单 ${used} clicks`, used <= MOST_CLICKS);
    expect(used).toBeLessThanOrEqual(MOST_CLICKS);
  });

  it('when a decline is ruled on, then another department takes over, in at most three clicks', async () => {
    await count();
    await step(DECLINED, '退哨成立');
    await centre.sees('第1局退哨：属水务管理');
    await centre.page.getByRole('button', { name: '由第2局接手' }).click();
    await centre.page.keyboard.press('Tab');
    await centre.page.getByLabel('裁定理由').fill('属河道管理单位职责');
    await centre.photograph('centre-ruling');
    expect(await centre.faults()).toEqual([]);
    await centre.tap('退哨成立');
    await row(DECLINED).waitFor({ state: 'detached' });
    const used = await clicks();
    recordCheck(5, `裁定 ${used} clicks`, used <= MOST_CLICKS);
    expect(used).toBeLessThanOrEqual(MOST_CLICKS);
  });

  it('when more time is asked for, then less may be granted', async () => {
    await step('广场舞噪声扰民', '同意延期');
    await centre.sees('申请延长 5 工作日：需协调场地');
    await centre.page.getByLabel('准予延长（工作日）').fill('2');
    await centre.photograph('centre-extension');
    expect(await centre.faults()).toEqual([]);
    await centre.tap('同意延期');
    await row('广场舞噪声扰民').waitFor({ state: 'detached' });
    type Granted = { summonses: { extensions: { granted: { value: number } }[] }[] };
    const told = await whistle<Granted>(extended, 'summonses { extensions { granted { value } } }');
    expect(told.summonses[0]?.extensions).toEqual([{ granted: { value: 2 } }]);
  });

  it('when a pause is asked for, then it is granted from the list', async () => {
    await step('围墙开裂待鉴定', '挂账');
    await centre.sees('等待鉴定报告');
    await centre.page.getByLabel('理由').fill('鉴定期间停止计时');
    await centre.tap('挂账');
    await row('围墙开裂待鉴定').waitFor({ state: 'detached' });
  });

  it('when many are late, then they are urged together, once each, and what was cut off goes on', async () => {
    const { page } = centre;
    await page.getByRole('link', { name: '超期督办 3' }).click();
    for (const title of LATE.slice(0, 2))
      await page.getByRole('checkbox', { name: `选中：第1局，${title}` }).check();
    await centre.photograph('centre-overdue');
    expect(await centre.faults()).toEqual([]);
    let sent = 0;
    await page.route('**/graphql', async (route) => {
      const isUrging = route.request().postData()?.includes('superviseSummons(input') === true;
      // The service takes the second, and its answer is lost on the way.
      if (!isUrging || ++sent < 2) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await centre.tap('督办选中的 2 项');
    await page.getByLabel('督办内容').fill('请于今日内签收');
    await centre.photograph('centre-urge');
    await centre.tap('督办 2 项');
    await centre.sees('暂时连不上服务');
    await centre.photograph('centre-urge-cut');
    expect(await centre.faults()).toEqual([]);
    await page.unroute('**/graphql');
    await page.reload();
    await centre.sees('上次成批督办还有 1 项没有发出');
    await centre.tap('继续');
    await centre.tap('继续，还有 1 项');
    await centre.sees('已督办 2 项，共 2 项');
    await centre.tap('关闭');
    await centre.tap('督办所有已超期的 3 项');
    await page.getByLabel('督办内容').fill('请立即签收');
    await centre.tap('督办 3 项');
    await centre.sees('已督办 3 项，共 3 项');
    await centre.tap('关闭');
    await centre.page.getByText('已催办').first().waitFor();
    expect((await Promise.all(late.map(urged))).toSorted()).toEqual([1, 2, 2]);
  });

  async function urged(id: string): Promise<number> {
    type Told = { summonses: { supervisions: object[] }[] };
    const told = await whistle<Told>(id, 'summonses { supervisions { at } }');
    return told.summonses[0]?.supervisions.length ?? 0;
  }

  it.each(['desktop', 'phone'] as const)(
    'when all whistles are looked at on a %s, then list and board have the same',
    async (device) => {
      const visitor = device === 'phone' ? phone : centre;
      const { page } = visitor;
      await page.getByRole('link', { name: '哨单' }).first().click();
      await visitor.sees('共 8 声哨');
      await visitor.photograph('centre-whistles');
      expect(await visitor.faults()).toEqual([]);
      await page.getByRole('link', { name: '看板' }).click();
      await page.getByRole('region', { name: '待签收', exact: true }).waitFor();
      await page.getByRole('link', { name: LATE[0] }).waitFor();
      await visitor.photograph('centre-board');
      expect(await visitor.faults()).toEqual([]);
      await untilCounted(page, 8);
      if (device === 'phone') await page.getByText('筛选', { exact: true }).click();
      await visitor.choose('时限', '已超期');
      await page.getByRole('link', { name: DECLINED }).waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.get('overdue')).toBe('true');
      await untilCounted(page, 3);
      await page.getByRole('link', { name: '列表' }).click();
      await visitor.sees('共 3 声哨');
    },
  );

  it('when a whistle is opened, then the seldom steps are there too', async () => {
    const { page } = centre;
    await centre.open(`/whistles/${extended}`);
    await page.getByText('其他操作').first().waitFor();
    for (const more of await page.getByText('其他操作').all()) await more.click();
    for (const name of ['督办', '改派', '挂账', '并哨', '增派部门'])
      await page.getByRole('button', { name, exact: true }).waitFor();
    await centre.photograph('centre-whistle');
    expect(await centre.faults()).toEqual([]);
    await centre.tap('增派部门');
    await page.getByRole('dialog').getByRole('combobox', { name: '部门' }).waitFor();
    await centre.choose('部门', '第1局');
    await centre.photograph('centre-add');
    expect(await centre.faults()).toEqual([]);
    await centre.tap('增派部门');
    await page.getByRole('region', { name: '第1局' }).waitFor();
  });

  it('when somebody is put on duty, then everybody sees whom to call', async () => {
    const register = `mutation ($input: RegisterPersonInput!) {
      registerPerson(input: $input) { ... on PersonChanged { position } ... on Rejection { message } }
    }`;
    const person = { id: 'zhou', name: '周敏', organisation: 'district', phone: '13800001234' };
    await (await as(served.url, 'centre')).ask(register, { input: person });
    await centre.page.getByRole('link', { name: '值班' }).click();
    await centre.sees('此刻没有人在岗');
    await centre.choose('值班人', '周敏');
    await centre.page.getByLabel('每天几点起').fill('00:00');
    await centre.tap('排班');
    await centre.sees('已排班');
    await centre.page.getByRole('region', { name: '此刻在岗' }).getByText('周敏').waitFor();
    await centre.photograph('centre-roster');
    expect(await centre.faults()).toEqual([]);
    await phone.page.getByRole('link', { name: '值班' }).click();
    await phone.sees('周敏');
    await phone.photograph('centre-roster');
    expect(await phone.faults()).toEqual([]);
    await centre.tap('撤班：周敏');
    await centre.page.getByLabel('理由', { exact: true }).fill('临时换班');
    await centre.tap('撤班');
    await centre.sees('此刻没有人在岗');
    expect([centre.complaints, phone.complaints]).toEqual([[], []]);
    expect([centre.strangers, phone.strangers]).toEqual([[], []]);
  });
});

/** By looking again and again: the page’s policy lets nobody evaluate a text in it. */
async function untilCounted(page: Page, whole: number): Promise<void> {
  while ((await page.evaluate<number>(COUNTED)) !== whole) await page.waitForTimeout(50);
}
