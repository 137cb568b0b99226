import type { Browser } from 'playwright-core';

import { recordCheck } from '../browser/checks.js';
import { launchChromium } from '../browser/chromium.js';
import { neighbourhood } from '../browser/neighbourhood.js';
import { HERE, Visitor } from '../browser/visitor.js';
import { Wire } from '../browser/wire.js';
import { as, DISTRICT } from '../support/district.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';

const TITLE = '建设街消防通道被占';
const SLOW_MS = 5_000;
const ANSWERED_MS = 40_000;

const RAISE = `mutation ($input: RaiseWhistleInput!) {
  raiseWhistle(input: $input) { ... on WhistleAccepted { whistleId } ... on Rejection { message } }
}`;

describe('given a network over which each answer takes five seconds more', () => {
  let served: Served;
  let wire: Wire;
  let browser: Browser;
  let visitor: Visitor;
  let whistleId: string;

  beforeAll(async () => {
    const dataDir = await neighbourhood();
    [served, browser] = await Promise.all([
      serveApi({ dataDir, env: { DEMO: 'false' } }),
      launchChromium(),
    ]);
    wire = await Wire.to(served.url);
    whistleId = await blow();
    visitor = await Visitor.arrive(browser, wire.url, 'phone');
    await visitor.signIn('dept-1');
    await visitor.page.getByRole('button', { name: `签收：${TITLE}` }).waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await wire.cut();
    await served.stop();
    removeFolder(served.dataDir);
  });

  async function blow(): Promise<string> {
    const { longitude, latitude } = HERE;
    const place = { address: '建设街 18 号', regionCode: '990101001002', longitude, latitude };
    const what = { kind: 'emergency', level: 'STREET', category: '15', channel: 'GRID_PATROL' };
    const who = { street: DISTRICT.street, lead: 'dept-1' };
    const input = { title: TITLE, description: '货车堵住消防通道', place, ...what, ...who };
    type Answer = { raiseWhistle: { whistleId: string } };
    const told = await (await as(served.url, 'street')).ask<Answer>(RAISE, { input });
    return told.raiseWhistle.whistleId;
  }

  async function countOf(event: string): Promise<number> {
    type Answer = { whistle: { timeline: { type: string }[] } };
    const question = 'query ($id: ID!) { whistle(id: $id) { timeline { type } } }';
    const client = await as(served.url, 'dept-1');
    const { whistle } = await client.ask<Answer>(question, { id: whistleId });
    return whistle.timeline.filter(({ type }) => type === event).length;
  }

  it('when somebody taps twice, then it is one command', async () => {
    const sent = wire.counting('mutation AcknowledgeSummons');
    wire.slow(SLOW_MS);
    await visitor.page.getByRole('button', { name: `签收：${TITLE}` }).dblclick();
    await visitor.page.getByText('待报到').first().waitFor({ timeout: ANSWERED_MS });
    wire.slow(0);
    const recorded = await countOf('DepartmentAcknowledged');
    expect([sent(), recorded]).toEqual([1, 1]);
    recordCheck(20, 'double click with answers 5 s late: 1 request, 1 event', true);
  }, 120_000);

  it('when a form is sent twice, then it is one command, and its result is shown', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: TITLE }).click();
    await visitor.tap('记进展');
    await page.getByRole('textbox', { name: '进展' }).fill('已通知车主挪车');
    const sent = wire.counting('mutation RecordProgress');
    wire.slow(SLOW_MS);
    await page.getByRole('button', { name: '记进展', exact: true }).last().dblclick();
    await page.getByRole('dialog').waitFor({ state: 'detached', timeout: ANSWERED_MS });
    wire.slow(0);
    expect([sent(), await countOf('ProgressRecorded')]).toEqual([1, 1]);
  }, 120_000);
});
