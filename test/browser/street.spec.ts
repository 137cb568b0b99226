import type { Browser } from 'playwright-core';

import { Accounts } from '#access';
import { Directory } from '#directory';
import { deliveryOf, systemClock } from '#event-sourcing';
import { openLog } from '#runtime';

import { appoint, as, DISTRICT, PASSWORD } from '../support/district.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { recordCheck } from './checks.js';
import { launchChromium } from './chromium.js';
import { drawBoundary, neighbourhood } from './neighbourhood.js';
import { HERE, Visitor } from './visitor.js';

const actor = { account: 'set-up', organisation: DISTRICT.district, role: 'administrator' };
const TITLE = '老旧小区消防通道长期被占';

const AGENCY = {
  id: 'agency-1',
  kind: 'stationed-agency',
  name: '城管执法一中队',
  parent: 'dept-1',
} as const;

/** Two leaders, each with an account of his own, and an agency whose head is to be appointed. */
async function appointLeaders(dataDir: string): Promise<void> {
  const log = await openLog(dataDir, 'inline');
  const founded = await new Directory(log, systemClock).registerOrganisations([AGENCY], { actor });
  if (founded.outcome === 'rejected') throw new Error(founded.rejection.rejected);
  const details = { username: 'director', role: 'street', organisation: DISTRICT.street } as const;
  const named = Object.assign({ displayName: '王主任', password: PASSWORD }, details);
  const accounts = new Accounts(log, systemClock, async () => true);
  const opened = await accounts.open(named, deliveryOf({}, actor));
  if (opened.outcome === 'rejected') throw new Error(opened.rejection.rejected);
  await appoint(log, 'director', ['主任']);
  await appoint(log, 'street', ['党工委书记']);
  await log.close();
}

const RAISE = `mutation ($input: RaiseWhistleInput!) {
  result: raiseWhistle(input: $input) { ... on WhistleAccepted { whistleId } ... on Rejection { message } }
}`;
const RETURN = `mutation ($input: ReturnWhistleInput!) {
  result: returnWhistle(input: $input) { ... on WhistleAccepted { whistleId } ... on Rejection { message } }
}`;
type Answer = { result: { whistleId?: string; message?: string } };

describe('given a street that goes on with its day', () => {
  let served: Served;
  let browser: Browser;
  let street: Visitor;
  let department: Visitor;
  let id: string;

  beforeAll(async () => {
    const dataDir = await neighbourhood();
    await appointLeaders(dataDir);
    [served, browser] = await Promise.all([
      serveApi({ dataDir, env: { DEMO: 'false' } }),
      launchChromium(),
    ]);
    await drawBoundary(served.url);
    street = await Visitor.arrive(browser, served.url, 'desktop');
    department = await Visitor.arrive(browser, served.url, 'phone');
    await Promise.all([street.signIn('street'), department.signIn('dept-1')]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  async function sent(who: 'street' | 'centre', query: string, input: object): Promise<string> {
    const { result } = await (await as(served.url, who)).ask<Answer>(query, { input });
    if (result.whistleId === undefined) throw new Error(result.message);
    return result.whistleId;
  }

  function blow(title: string, kind: string): Promise<string> {
    const { longitude, latitude } = HERE;
    const place = { address: '建设街 18 号', regionCode: '990101001002', longitude, latitude };
    const what = { kind, level: 'STREET', category: '15', channel: 'GRID_PATROL' };
    const who = { street: DISTRICT.street, lead: 'dept-1', assisting: ['dept-2'] };
    const contact = { name: '李建国', phone: '13800001234' };
    return sent(
      'street',
      RAISE,
      Object.assign({ title, description: '多次劝离无效', place, contact }, what, who),
    );
  }

  it('when a second leader has to start it, then it is a task of his, which he confirms', async () => {
    id = await blow(TITLE, 'hard-problem');
    const director = await Visitor.arrive(browser, served.url, 'phone');
    await director.signIn('director');
    await director.page.getByRole('link', { name: TITLE }).click();
    await director.sees('还须由主任本人确认发起');
    await director.photograph('initiation');
    await director.tap('确认发起');
    await director.page.getByRole('dialog').waitFor();
    expect(await director.faults()).toEqual([]);
    await director.tap('确认发起');
    await director.sees('待审哨');
    await everyScreen(director);
    expect(director.complaints).toEqual([]);
    await director.leave();
  });

  /** Each page of a street, on a phone. */
  async function everyScreen(visitor: Visitor): Promise<void> {
    const pages = [
      ['/tasks', '没有等街道办的事'],
      ['/street', TITLE],
      ['/blow', '居民姓名'],
      ['/meetings', '没有这样的会议'],
      ['/notices?tab=all', '全部通知'],
      ['/account', '在哪里登录着'],
    ] as const;
    for (const [path, text] of pages) {
      await visitor.open(path);
      await visitor.sees(text);
      await visitor.photograph(`street${path.replace(/\W+/g, '-')}`);
      expect(await visitor.faults()).toEqual([]);
    }
    recordCheck(7, `${pages.length} pages of a street at 360 × 780: no fault`, true);
    recordCheck(10, `${pages.length} pages of a street: no fault`, true);
  }

  it('when it is sent back, then the street reads why, amends it and reports it again', async () => {
    await sent('centre', RETURN, { whistleId: id, reason: '请写明已开展的工作' });
    await street.open(`/whistles/${id}`);
    await street.sees('请写明已开展的工作');
    await street.tap('补正后再报');
    const dialog = street.page.getByRole('dialog');
    await dialog.getByText('请写明已开展的工作').waitFor();
    await dialog.getByTitle('第1局').waitFor();
    await street.page.getByLabel('补正说明').fill('已联合物业劝离 3 次，均有记录');
    await street.photograph('resubmit');
    expect(await street.faults()).toEqual([]);
    await street.tap('补正后再报');
    // It is started anew: the other leader confirms once more.
    await street.sees('还须由主任本人确认发起');
  });

  it('when it is not needed any more, then it is withdrawn, with its reason', async () => {
    await street.page.getByText('其他操作').first().click();
    await street.tap('撤哨');
    await street.page.getByLabel('理由').fill('物业已自行整改');
    await street.photograph('withdraw');
    expect(await street.faults()).toEqual([]);
    await street.tap('撤哨');
    await street.sees('已撤哨');
  });

  it('when the department is told, then its bell counts, and a notice leads to its whistle', async () => {
    const title = '南门占道经营扰民';
    id = await blow(title, 'routine');
    const { page } = department;
    await page.getByRole('link', { name: /^通知，\d+ 条未读$/ }).waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: /^通知/ }).click();
    await page.getByRole('link', { name: new RegExp(title) }).waitFor();
    await department.photograph('notices');
    expect(await department.faults()).toEqual([]);
    await page.getByRole('link', { name: new RegExp(title) }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('link', { name: '通知', exact: true }).click();
    await department.sees('没有未读的通知');
    await page.getByRole('link', { name: '通知设置' }).click();
    await department.sees('本人的通知');
    await department.photograph('notice-settings');
    expect(await department.faults()).toEqual([]);
    await page.getByLabel('设免打扰时段（紧急的不受限）').first().check();
    await department.page.getByRole('button', { name: '保存' }).first().click();
    await department.sees('已保存');
    await page.reload();
    await page.getByLabel('免打扰起').waitFor();
  });

  it('when a meeting is called, then it is held, decided and ended with its minutes', async () => {
    const { page } = street;
    await page.getByRole('link', { name: '会议', exact: true }).click();
    await page.getByRole('link', { name: '召集会议' }).click();
    await page.getByLabel('议题').fill('占道经营专题会');
    await street.choose('所议的哨', '南门占道');
    await page.keyboard.press('Escape');
    await street.choose('邀请单位', '第1局');
    await page.keyboard.press('Escape');
    await page.getByLabel('会议时间（北京时间）').fill('2026-12-01T14:30');
    await page.getByLabel('会议地点').fill('街道三楼会议室');
    await page.getByLabel('议程').fill('一、现状；二、分工');
    await street.photograph('call-meeting');
    expect(await street.faults()).toEqual([]);
    await street.tap('召集会议');
    await page.getByRole('heading', { name: '占道经营专题会' }).waitFor();
    await step('登记到会', async () => {
      await street.choose('到会单位', '第1局');
      await page.getByLabel('到会人员（用顿号隔开）').fill('王强、李敏');
    });
    await street.sees('王强、李敏');
    await step('记议定事项', () =>
      page.getByRole('textbox', { name: '议定事项' }).fill('由第1局牵头，月底前清理'),
    );
    await street.sees('1. 由第1局牵头，月底前清理');
    await step('归档纪要', () =>
      page.getByRole('textbox', { name: '纪要' }).fill('会议议定由第1局牵头。'),
    );
    await street.sees('纪要已归档');
    await street.photograph('meeting');
    expect(await street.faults()).toEqual([]);
    await department.open('/meetings?tab=all');
    await department.page.getByRole('link', { name: '占道经营专题会' }).click();
    await department.sees('会议议定由第1局牵头');
    await department.photograph('meeting');
    expect(await department.faults()).toEqual([]);
  });

  /** One step of a meeting, with the form that it opens. */
  async function step(label: string, fill: () => Promise<void>): Promise<void> {
    await street.tap(label);
    await street.page.getByRole('dialog').waitFor();
    await fill();
    await street.tap(label);
    await street.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  it('when departments are wanted on site at once, then 联合执法 is called and concluded', async () => {
    const { page } = street;
    await street.open(`/whistles/${id}`);
    await page.getByText('其他操作').first().click();
    await step('召集联合执法', async () => {
      await street.choose('参加的部门', '第1局');
      await street.choose('参加的部门', '第2局');
      await page.keyboard.press('Escape');
      await page.getByLabel('执法时间（北京时间）').fill('2026-12-02T09:00');
      await page.getByLabel('方案').fill('南门集合，联合清理');
      expect(await street.faults()).toEqual([]);
    });
    await street.sees('参加：第1局、第2局');
    await street.sees('占道经营专题会');
    await step('联合执法办结', async () => {
      await street.choose('到场的部门', '第2局');
      await page.keyboard.press('Escape');
      await page.getByLabel('发现的问题').fill('摊位 6 处');
      await page.getByLabel('采取的措施').fill('当场清理');
      await street.photograph('enforcement');
    });
    await street.sees('措施：当场清理');
  });

  it('when a department asks about the head of its agency, then the street countersigns', async () => {
    const { page } = street;
    await department.open('/meetings/consultations');
    await department.tap('征求街道意见');
    await department.choose('派出机构', AGENCY.name);
    await department.page.getByText('任职').click();
    await department.page.getByLabel('职务').fill('中队长');
    await department.page.getByLabel('人选').fill('赵强');
    await department.choose('征求的街道', '试验街道');
    await department.page.keyboard.press('Escape');
    await department.page.getByLabel('答复期限（北京时间）').fill('2099-12-31T18:00');
    await department.photograph('ask-opinions');
    expect(await department.faults()).toEqual([]);
    await department.tap('征求街道意见');
    await department.sees('任职 赵强');
    await page.getByRole('link', { name: '会议', exact: true }).click();
    await page.getByRole('link', { name: '任免征求意见' }).click();
    await street.tap('履职情况和全文');
    await page.locator('.dossier', { hasText: '履职情况' }).waitFor();
    await step('会签意见', async () => {
      await page.getByText('有条件同意').click();
      await page.getByLabel('理由或条件').fill('任满一年再交流');
      await page.getByLabel('会签人', { exact: true }).fill('王主任');
      await page.getByLabel('会签人职务').fill('主任');
      expect(await street.faults()).toEqual([]);
    });
    await street.sees('有条件同意，会签 主任 王主任');
    await street.photograph('consultations');
    expect(await street.faults()).toEqual([]);
  });

  it('when fields are wrong, then each reason is at its field, and the draft survives', async () => {
    const { page } = street;
    await page.getByRole('link', { name: '吹哨' }).click();
    await page.getByText('应急哨').click();
    await page.getByLabel('标题').fill('　　　　');
    await page.getByLabel('情况').fill('　');
    await street.choose('类别', '街面秩序');
    await page.getByLabel('地址').fill('建设街 18 号');
    await page.locator('svg.map').click();
    await page.getByTitle('河东社区').waitFor();
    await street.choose('主办', '第1局');
    await page.getByLabel('居民姓名').fill('李建国');
    await page.getByLabel('居民电话').fill('不是号码');
    await street.tap('吹哨');
    await street.photograph('wrong');
    const at = (field: string) =>
      page
        .locator('.ant-form-item', { has: page.getByLabel(field) })
        .locator('.ant-form-item-explain-error');
    const told = async (field: string) => (await at(field).allTextContents()).join();
    await at('居民电话').first().waitFor();
    const reasons = [await told('标题'), await told('情况'), await told('居民电话')];
    await street.photograph('wrong');
    expect(reasons.every((reason) => /[\u4e00-\u9fff]/.test(reason))).toBe(true);
    expect(await street.faults()).toEqual([]);
    await page.getByLabel('标题').fill('东门垃圾堆积');
    await page.reload();
    const kept = ['标题', '地址', '居民电话'].map((name) => page.getByLabel(name).inputValue());
    expect(await Promise.all(kept)).toEqual(['东门垃圾堆积', '建设街 18 号', '']);
    await page.getByTitle('第1局').waitFor();
    recordCheck(21, '3 reasons, each at its field; the draft survives loading anew', true);
  });
});
