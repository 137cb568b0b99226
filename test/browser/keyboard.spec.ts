import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';

import { as, PASSWORD } from '../support/district.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { recordCheck } from './checks.js';
import { launchChromium } from './chromium.js';
import { Keyboard } from './keyboard.js';
import { drawBoundary, neighbourhood } from './neighbourhood.js';
import { HERE, Visitor } from './visitor.js';

const TITLE = '东门垃圾堆积多日';
const POINT = `${HERE.longitude}, ${HERE.latitude}`;

describe('given somebody without a mouse', () => {
  let served: Served;
  let browser: Browser;
  let visitor: Visitor;
  let keys: Keyboard;

  beforeAll(async () => {
    const dataDir = await neighbourhood();
    [served, browser] = await Promise.all([
      serveApi({ dataDir, env: { DEMO: 'false' } }),
      launchChromium(),
    ]);
    await drawBoundary(served.url);
    visitor = await Visitor.arrive(browser, served.url, 'desktop');
    keys = new Keyboard(visitor.page);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  /** What the department does meanwhile, without a page. */
  async function settle(whistleId: string): Promise<void> {
    const on = { whistleId, summons: 1 };
    const steps = [
      ['acknowledgeSummons', 'AcknowledgeSummonsInput', { person: '王强' }],
      ['arriveOnSite', 'ArriveOnSiteInput', { person: '王强' }],
      ['reportResolution', 'ReportResolutionInput', { summary: '已清运' }],
    ] as const;
    const client = await as(served.url, 'dept-1');
    for (const [name, type, input] of steps) {
      const told = await client.ask<object>(
        `mutation ($input: ${type}!) { ${name}(input: $input) { ... on Rejection { message } } }`,
        { input: Object.assign({}, on, input) },
      );
      if (JSON.stringify(told).includes('message')) throw new Error(JSON.stringify(told));
    }
  }

  it('when they sign in and blow, then every key does what a click would', async () => {
    const { page } = visitor;
    await keys.fill('账号', 'street');
    await keys.fill('密码', PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '退出' }).waitFor();
    await keys.press('link', '吹哨');
    await page.getByRole('heading', { name: '吹哨' }).waitFor();
    await keys.reach('radio', /^一般哨/);
    await page.keyboard.press('Space');
    await keys.fill('标题', TITLE);
    await keys.fill('情况', '清运车一周未到');
    await keys.choose('类别', '街面秩序');
    await keys.fill('地址', '建设街 18 号');
    await keys.fill('坐标（经度, 纬度）', POINT);
    await page.getByTitle('河东社区').waitFor();
    await keys.choose('主办', '第1局');
    await keys.press('button', '吹哨');
    await page.getByRole('heading', { name: TITLE }).waitFor();
  });

  it('when the department is done, then they verify, rate and close by keys alone', async () => {
    const { page } = visitor;
    await settle(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    await page.getByRole('button', { name: '确认到场' }).waitFor();
    await keys.press('button', '确认到场');
    await visitor.sees('确认第1局到场');
    await keys.press('button', '核实办结');
    await page.getByRole('dialog').waitFor();
    await keys.press('button', '核实办结');
    await page.getByRole('button', { name: '评哨' }).waitFor();
    await keys.press('button', '评哨');
    await page.getByRole('dialog').waitFor();
    for (let group = 0; group < 4; group++) {
      await keys.reach('radio', '非常满意');
      await page.keyboard.press('Space');
    }
    expect(await page.getByText(/^请选择/).count()).toBe(0);
    await keys.press('button', '评哨');
    await visitor.sees('评哨：满意度 5');
    await keys.press('button', '结哨');
    await page.getByRole('dialog').waitFor();
    await keys.fill('结语', '已清运，居民满意');
    await keys.press('button', '结哨');
    await visitor.sees('已结哨');
    recordCheck(8, `${keys.pressed} presses of Tab`, true);
    expect(keys.unseen).toEqual([]);
  });

  it('when a dialog is left, then the focus is where it came from', async () => {
    const { page } = visitor;
    await keys.press('button', '登记居民回访');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await keys.focused()).toMatchObject({ name: '登记居民回访' });
    recordCheck(9, 'each stop of Tab is outlined; a dialog gives the focus back', true);
  });

  it('when they choose English, then the page speaks it, on every screen', async () => {
    await visitor.open('/account');
    await visitor.sees('在哪里登录着');
    await visitor.photograph('account');
    expect(await visitor.faults()).toEqual([]);
    await visitor.page.getByText('English').click();
    await visitor.sees('My account');
    expect(await visitor.page.evaluate<string>('document.documentElement.lang')).toBe('en');
    for (const [path, text] of [
      ['/account', 'Where I am signed in'],
      ['/tasks', 'To do'],
      ['/street?tab=all', TITLE],
      ['/blow', 'What has happened'],
      ['/meetings', 'Joint meetings'],
      ['/notices?tab=all', 'All notices'],
    ] as const) {
      await visitor.open(path);
      await visitor.sees(text);
      await visitor.photograph(`english${path.replace(/\W+/g, '-')}`);
      expect(await visitor.faults()).toEqual([]);
    }
    await visitor.page.getByRole('link', { name: /^Whistles/ }).click();
    await visitor.page.getByRole('link', { name: 'All' }).click();
    await visitor.page.getByRole('link', { name: TITLE }).click();
    await visitor.sees('What happened');
    await visitor.photograph('english-whistle');
    expect(await visitor.faults()).toEqual([]);
    await visitor.open('/account');
    await visitor.page.getByText('中文').click();
    await visitor.sees('我的账号');
  });

  it('when they bind an authenticator, then codes are shown once, and one of them signs in', async () => {
    const { page } = visitor;
    await page.getByLabel('登录密码').fill(PASSWORD);
    await visitor.tap('绑定或更换验证器');
    const secret = (await page.locator('code.secret').textContent()) ?? '';
    await visitor.photograph('second-factor');
    expect(await visitor.faults()).toEqual([]);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await page.getByLabel('验证码').fill(code);
    await visitor.tap('绑定验证器');
    await visitor.sees('验证器已绑定，请保存恢复码');
    const [recovery = ''] = await page.locator('.codes code').allTextContents();
    await visitor.photograph('recovery-codes');
    expect(await visitor.faults()).toEqual([]);
    await visitor.tap('已保存，去登录');
    await page.getByLabel('账号', { exact: true }).fill('street');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await visitor.tap('登录');
    await page.getByLabel('验证码').fill(recovery);
    await visitor.tap('登录');
    await page.getByRole('button', { name: '退出' }).waitFor();
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
  });
});
