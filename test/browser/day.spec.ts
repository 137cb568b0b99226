import type { Browser } from 'playwright-core';

import { as } from '../support/district.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { recordCheck } from './checks.js';
import { launchChromium } from './chromium.js';
import { drawBoundary, neighbourhood } from './neighbourhood.js';
import { Visitor } from './visitor.js';

const TITLE = '建设街消防通道被占';
/** A change is seen by others without their doing anything. */
const PUSHED_MS = 5_000;

describe('given a street at its desk and a department on its phone', () => {
  let served: Served;
  let browser: Browser;
  let street: Visitor;
  let department: Visitor;

  beforeAll(async () => {
    const dataDir = await neighbourhood();
    [served, browser] = await Promise.all([
      serveApi({ dataDir, env: { DEMO: 'false' } }),
      launchChromium(),
    ]);
    await drawBoundary(served.url);
    street = await Visitor.arrive(browser, served.url, 'desktop');
    department = await Visitor.arrive(browser, served.url, 'phone');
    await Promise.all([street.signIn('street'), department.signIn('dept-1')]);
    await department.sees('没有待办');
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  it('when the street blows, then in at most 8 clicks', async () => {
    const { page } = street;
    await page.evaluate(
      'window.clicks = 0; addEventListener("pointerdown", () => window.clicks++, true)',
    );
    await page.getByRole('link', { name: '吹哨' }).click();
    await page.getByText('应急哨').click();
    await page.getByLabel('标题').fill(TITLE);
    await page.getByLabel('情况').fill('货车堵住消防通道，劝离无效，需到场。');
    await street.choose('类别', '街面秩序');
    await page.getByLabel('地址').fill('建设街 18 号');
    await page.locator('svg.map').click();
    await page.getByTitle('河东社区').waitFor();
    await street.choose('主办', '第1局');
    await street.photograph('blow');
    expect(await street.faults()).toEqual([]);
    await street.tap('吹哨');
    await page.getByRole('heading', { name: TITLE }).waitFor();
    const clicks = await page.evaluate<number>('window.clicks');
    recordCheck(1, `${clicks} clicks`, clicks <= 8);
    expect(clicks).toBeLessThanOrEqual(8);
  });

  it('when it has been blown, then the phone shows it by itself, and 签收 is one tap', async () => {
    const { page } = department;
    await page.getByRole('link', { name: TITLE }).waitFor({ timeout: PUSHED_MS });
    await department.sees('签收还剩');
    await department.photograph('inbox');
    expect(await department.faults()).toEqual([]);
    await page.getByRole('button', { name: `签收：${TITLE}` }).click();
    await department.sees('待报到');
    await street.page.getByText('第1局签收').waitFor({ timeout: PUSHED_MS });
    recordCheck(2, '1 tap in the list', true);
  });

  it('when its people are on site, then place and photograph are sent in three taps', async () => {
    const { page } = department;
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('button', { name: '报到', exact: true }).waitFor();
    await department.photograph('whistle');
    expect(await department.faults()).toEqual([]);
    const photograph = { name: '现场.png', mimeType: 'image/png', buffer: await page.screenshot() };
    await department.tap('报到');
    await department.sees('已定位，误差约 12 米');
    await page.locator('input[type=file]').setInputFiles(photograph);
    await page.getByAltText('已加：现场.png').waitFor();
    await department.photograph('arrive');
    expect(await department.faults()).toEqual([]);
    await department.tap('报到');
    await page.getByAltText('佐证照片，点开看大图').waitFor();
    recordCheck(3, '报到, photograph, 报到: 3 taps', true);
  });

  it('when the street looks, then it sees the photograph, and countersigns with one click', async () => {
    await street.page.getByAltText('佐证照片，点开看大图').waitFor({ timeout: PUSHED_MS });
    await street.photograph('arrived');
    expect(await street.faults()).toEqual([]);
    await street.tap('确认到场');
    await street.sees('确认第1局到场');
    recordCheck(4, '1 click on the whistle, and 1 in the list', true);
  });

  it('when the street does not accept a report, then the department reports again', async () => {
    await report('货车已劝离');
    await street.tap('退回重办');
    await street.page.getByLabel('理由').fill('通道里还停着一辆');
    await street.photograph('send-back');
    expect(await street.faults()).toEqual([]);
    await street.tap('退回重办');
    await department.page.getByText('退回 1 次').waitFor({ timeout: PUSHED_MS });
    await report('最后一辆已拖离，通道恢复');
    await street.tap('核实办结');
    await street.page.getByRole('dialog').waitFor();
    await street.tap('核实办结');
    await street.sees('已办结');
  });

  it('when it is settled, then it is rated and closed, and both see all that happened', async () => {
    await street.tap('评哨');
    for (const group of ['满意度', '响应速度', '配合力度', '落实程度'])
      await street.page.getByRole('radiogroup', { name: group }).getByText('非常满意').click();
    await street.photograph('rate');
    expect(await street.faults()).toEqual([]);
    await street.tap('评哨');
    await street.sees('评哨：满意度 5');
    await street.tap('结哨');
    await street.page.getByLabel('结语').fill('通道已恢复');
    await street.tap('结哨');
    await street.sees('已结哨');
    await street.photograph('closed');
    await department.page.getByText('结哨').first().waitFor({ timeout: PUSHED_MS });
    expect([street.complaints, department.complaints]).toEqual([[], []]);
    expect([street.strangers, department.strangers]).toEqual([[], []]);
    recordCheck(12, 'no request to another origin during a day', true);
    recordCheck(7, 'inbox, whistle, 报到 at 360 × 780: no fault', true);
    recordCheck(10, 'no fault on the screens of a day, dialogs open', true);
    expect(await happened()).toEqual(STORY);
  });

  async function report(summary: string): Promise<void> {
    await department.tap('反馈办结');
    await department.page.getByLabel('处置情况').fill(summary);
    await department.tap('反馈办结');
    await street.page.getByRole('button', { name: '核实办结' }).waitFor({ timeout: PUSHED_MS });
  }

  /** What the log has of it, without what clocks add. */
  async function happened(): Promise<readonly string[]> {
    const id = new URL(street.page.url()).pathname.split('/').at(-1);
    const client = await as(served.url, 'street');
    type Answer = { whistle: { timeline: { type: string }[] } };
    const { whistle } = await client.ask<Answer>(
      'query ($id: ID!) { whistle(id: $id) { timeline { type } } }',
      { id },
    );
    return whistle.timeline.map(({ type }) => type);
  }
});

const STORY = [
  ...['WhistleRaised', 'DepartmentSummoned', 'DepartmentAcknowledged', 'DepartmentArrived'],
  ...['ArrivalConfirmed', 'ResolutionReported', 'ResolutionSentBack', 'ResolutionReported'],
  ...['ResolutionConfirmed', 'DepartmentRated', 'WhistleClosed'],
];
