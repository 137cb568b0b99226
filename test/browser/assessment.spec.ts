import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { DEMO_PASSWORD } from '#demo';

import { removeFolder, serveApi, type Served } from '../support/served.js';
import { assessedDistrict } from './assessed-district.js';
import { recordCheck } from './checks.js';
import { launchChromium } from './chromium.js';
import { PHOTOGRAPHS, Visitor } from './visitor.js';

const DAY_MS = 24 * 3_600_000;
const SHANGHAI_MS = 8 * 3_600_000;
const dayOf = (at: number): string => new Date(at + SHANGHAI_MS).toISOString().slice(0, 10);
const today = dayOf(Date.now());
const lastMonth = dayOf(Date.parse(`${today.slice(0, 7)}-01T00:00:00+08:00`) - DAY_MS).slice(0, 7);
const DEPARTMENT = 'dept-chengguan';

/** What of A4 is printed on, at 96 dots an inch: 210 mm without twice 12 mm. */
const PRINTED_PIXELS = Math.floor(((210 - 24) / 25.4) * 96);

/** What stands further right than paper goes. */
const OVERFLOWING = `[...document.querySelectorAll('main *')]
  .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().right > window.innerWidth + 1)
  .map((element) => element.tagName + '.' + element.className + ' ' + element.textContent.slice(0, 30))`;

const numberIn = async (page: Page, label: RegExp): Promise<number> =>
  Number(
    /\d+/.exec((await page.getByRole('link', { name: label }).first().textContent()) ?? '')?.[0],
  );

describe('given three months of a district, and those who assess and are assessed', () => {
  let served: Served;
  let browser: Browser;
  let official: Visitor;
  let department: Visitor;

  beforeAll(async () => {
    const dataDir = await assessedDistrict();
    [served, browser] = await Promise.all([serveApi({ dataDir }), launchChromium()]);
    official = await Visitor.arrive(browser, served.url, 'desktop');
    department = await Visitor.arrive(browser, served.url, 'phone');
    await official.signIn('assessor', DEMO_PASSWORD);
    await department.signIn(DEPARTMENT, DEMO_PASSWORD);
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  it('when the official comes, then the month is at a glance, each number with its denominator', async () => {
    const { page } = official;
    await official.sees('各环节按时率');
    await official.tap('上月');
    await page.waitForURL(/month=/);
    await page.reload();
    expect(new URL(page.url()).searchParams.get('month')).toBe(lastMonth);
    await page.locator('.heat svg').waitFor();
    await official.sees('样本不足，不排名');
    await official.photograph('assessment-month');
    expect(await official.faults()).toEqual([]);
    expect(official.complaints).toEqual([]);
  });

  it('when a number is followed, then its whistles are two clicks away, and add up to it', async () => {
    const { page } = official;
    const red = /^红牌 \d+，看各件/;
    const shown = await numberIn(page, red);
    await page.evaluate(
      'window.clicks = 0; addEventListener("pointerdown", () => window.clicks++, true)',
    );
    await page.getByRole('link', { name: red }).click();
    await page.getByRole('heading', { name: '红牌：各件' }).waitFor();
    await page.locator('li.card h2 a').first().waitFor();
    await official.photograph('assessment-summonses');
    expect(await official.faults()).toEqual([]);
    await page.locator('li.card h2 a').first().click();
    await page.getByRole('region', { name: '基本情况' }).waitFor();
    const clicks = await page.evaluate<number>('window.clicks');
    await page.goBack();
    await page.locator('li.card').first().waitFor();
    const more = page.getByRole('button', { name: '再显示一些' });
    while (await more.isVisible()) {
      const before = await page.locator('li.card').count();
      await more.click();
      await page.locator('li.card').nth(before).waitFor();
    }
    await official.sees(`列出的合计 ${shown}，即该数字`);
    recordCheck(6, `${clicks} clicks; what is listed adds up to the ${shown} shown`, clicks <= 2);
    expect(clicks).toBeLessThanOrEqual(2);
  });

  it('when a score is asked why, then indicators, counts and clocks tell it down to the minute', async () => {
    const { page } = official;
    await official.open(`/assessment/scores?period=${lastMonth}`);
    await page.getByRole('link', { name: '区城市管理局', exact: true }).click();
    await official.sees('各项指标');
    await official.photograph('assessment-score');
    expect(await official.faults()).toEqual([]);
    const due = /^应响应 \d+，看各件/;
    const shown = await numberIn(page, due);
    await page.getByRole('link', { name: due }).click();
    await page.locator('li.card').first().waitFor();
    expect(shown).toBeGreaterThan(0);
    await page.getByRole('link', { name: /^签收/ }).first().click();
    await official.sees('逐段');
    await official.photograph('assessment-ledger');
    expect(await official.faults()).toEqual([]);
  });

  it('when the month is made preliminary, then its appeals are open until the day that was said', async () => {
    const { page } = official;
    await official.open(`/assessment/periods?period=${lastMonth}`);
    await official.tap('作出初步结果');
    await page.getByLabel('申诉截止日').fill(dayOf(Date.now() + 7 * DAY_MS));
    await official.tap('确认作出初步结果');
    await page.getByRole('button', { name: '撤回初步结果' }).waitFor();
    await official.sees('结果摘要');
    await official.photograph('assessment-periods');
    expect(await official.faults()).toEqual([]);
  });

  it('when a department looks, then it sees its own score and why, and nothing of others', async () => {
    const { page } = department;
    await page.getByRole('link', { name: '我的考核' }).click();
    await department.sees('初步结果，申诉期');
    await department.photograph('assessment-own-scores');
    expect(await department.faults()).toEqual([]);
    expect(await page.locator('table.scores tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: '区城市管理局', exact: true }).click();
    await department.sees('各项指标');
    await department.photograph('assessment-own-score');
    expect(await department.faults()).toEqual([]);
    await page.getByRole('link', { name: /^应响应 \d+，看各件/ }).click();
    await page.locator('li.card h2 a').first().waitFor();
    await department.photograph('assessment-own-summonses');
    expect(await department.faults()).toEqual([]);
    await department.open('/assessment/red-black');
    await department.sees('您的账号不能查看');
  });

  it('when it contests one, then the official decides, and both see what came of it', async () => {
    const { page } = department;
    const list = `/assessment/summonses?from=${lastMonth}-01&to=${lastMonth}-28&measure=SUMMONED`;
    await department.open(list);
    await page.locator('li.card h2 a').first().click();
    await department.tap('申诉');
    await page.getByText('不应计入考核', { exact: true }).click();
    await page.getByText('重复', { exact: true }).click();
    await page.getByLabel('理由', { exact: true }).fill('与上周同一处的哨重复');
    const photograph = { name: '上周.png', mimeType: 'image/png', buffer: await page.screenshot() };
    await page.getByLabel('照片或文件').setInputFiles(photograph);
    await page.getByAltText('已传：上周.png').waitFor();
    await department.photograph('assessment-appeal');
    expect(await department.faults()).toEqual([]);
    await department.tap('提出申诉');
    await department.sees('已提出申诉');
    await official.open('/assessment/appeals');
    await official.sees('与上周同一处的哨重复');
    await official.photograph('assessment-appeals');
    expect(await official.faults()).toEqual([]);
    await official.tap('裁决');
    await official.page.getByText('成立', { exact: true }).last().click();
    await official.page.getByLabel('裁决理由').fill('核对属实，同一问题');
    await official.tap('作出裁决');
    await official.sees('没有这样的申诉');
    await department.open('/assessment/appeals?outcome=UPHELD');
    await department.sees('核对属实，同一问题');
    await department.photograph('assessment-appeals');
    expect(await department.faults()).toEqual([]);
  });

  it('when a draft of rules is tried, then it says who moves and by which indicator', async () => {
    const { page } = official;
    await official.open(`/assessment/what-if?period=${lastMonth}`);
    await page
      .getByLabel('规则文件', { exact: true })
      .setInputFiles(resolve('schema/rules/scores/wenzhou@1.json'));
    await official.tap('试算');
    await official.sees('个单位：升');
    await official.photograph('assessment-what-if');
    expect(await official.faults()).toEqual([]);
  });

  it('when files are asked for, then they come by the token of whoever is signed in', async () => {
    const { page } = official;
    await official.open(`/assessment/report?month=${lastMonth}`);
    await official.sees('一、群众需求');
    const asked = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载召集清单 CSV' }).click();
    const file = await asked;
    expect(file.suggestedFilename()).toBe(`summonses-${lastMonth}.csv`);
    expect(readFileSync(await file.path(), 'utf8')).toContain('区城市管理局');
  });

  it.each(['report', 'scores/dept-chengguan', ''])(
    'when /assessment/%s is printed on A4, then nothing is cut off',
    async (name) => {
      const { page } = official;
      const when = name === '' || name === 'report' ? 'month' : 'period';
      await official.open(`/assessment/${name}?${when}=${lastMonth}`.replace('/?', '?'));
      await page.locator('.big').first().waitFor();
      if (name === '') await page.locator('.heat svg').waitFor();
      const path = join(PHOTOGRAPHS, `print-${name.replace('/', '-') || 'month'}.pdf`);
      const printed = await page.pdf({ path, preferCSSPageSize: true });
      const pages = printed.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: PRINTED_PIXELS, height: 1_000 });
      const over = await page.evaluate<string[]>(OVERFLOWING);
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1_280, height: 800 });
      const told = `A4 of /assessment/${name}: ${over.length} elements beyond ${PRINTED_PIXELS} px, ${pages} pages`;
      recordCheck(24, told, over.length === 0);
      expect(over).toEqual([]);
      expect(pages).toBeGreaterThan(0);
    },
  );

  it('when all is done, then nothing was complained of and nothing left for elsewhere', () => {
    expect([official.complaints, department.complaints]).toEqual([[], []]);
    expect([official.strangers, department.strangers]).toEqual([[], []]);
  });
});
