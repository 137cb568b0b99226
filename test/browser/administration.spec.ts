import type { Browser } from 'playwright-core';

import { removeFolder, serveApi, type Served } from '../support/served.js';
import { launchChromium } from './chromium.js';
import { neighbourhood } from './neighbourhood.js';
import { HERE, Visitor } from './visitor.js';

const PASSWORD = 'correct horse battery';

/** A square round where people are, as a file of a surveyor holds it. */
function boundaryFile(): string {
  const { longitude: east, latitude: north } = HERE;
  const ring = [
    [east, north],
    [east + 0.02, north],
    [east + 0.02, north + 0.01],
    [east, north + 0.01],
    [east, north],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  const features = [{ type: 'Feature', properties: {}, geometry }];
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const fileOf = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

const DIRECTORY = `类型,编号,种类,名称,上级,电话,单位,岗位,生效日期,理由
单位,dept-shuiwu,部门,水务局,,,,,,机构改革
人员,0017,,王宁,,0531-5550117,dept-shuiwu,值班员,,
`;

const ROOMS = [
  ['organisations', '试验街道'],
  ['people', '人员'],
  ['import', '历史案件'],
  ['accounts', 'street'],
  ['keys', '接口密钥'],
  ['rules', 'default@3'],
  ['read-models', 'work-lists'],
  ['notices', '通知投递'],
  ['audit', '登录'],
] as const;

describe('given an administrator at the desk', () => {
  let served: Served;
  let browser: Browser;
  let admin: Visitor;

  beforeAll(async () => {
    const dataDir = await neighbourhood();
    const env = { DEMO: 'false' };
    [served, browser] = await Promise.all([serveApi({ dataDir, env }), launchChromium()]);
    admin = await Visitor.arrive(browser, served.url, 'desktop');
    await admin.signIn('admin');
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.stop();
    removeFolder(served.dataDir);
  });

  it('when a bureau is founded, then it is in the list, is renamed, and its history says so', async () => {
    const { page } = admin;
    await admin.sees('试验街道');
    expect(new URL(page.url()).pathname).toBe('/administration/organisations');
    await admin.tap('登记单位');
    await page.getByLabel('名称').last().fill('园林局');
    await page.getByLabel('编号').last().fill('有/斜线');
    await admin.tap('登记');
    await admin.sees('编号须为 1–64 个字母、数字、汉字或 _ . - 空格');
    await admin.photograph('admin-register');
    expect(await admin.faults()).toEqual([]);
    await page.getByLabel('编号').last().fill('dept-yuanlin');
    await admin.tap('登记');
    await page.getByRole('link', { name: '园林局' }).click();
    await admin.tap('园林局：更名');
    await page.getByLabel('新名称').fill('园林绿化局');
    await page.getByLabel('生效日期').fill('2099-01-01');
    await page.getByLabel('理由或文号').fill('三定方案');
    await admin.tap('更名');
    await admin.sees('更名：园林绿化局');
    await admin.photograph('admin-organisation');
    expect(await admin.faults()).toEqual([]);
    await page.getByLabel('某日的样子').fill('2099-01-02');
    await page.getByRole('heading', { name: '园林绿化局' }).waitFor();
    await page.getByLabel('某日的样子').fill('');
    await admin.tap('园林局：取消变更（2099-01-01）');
    await page.getByRole('textbox', { name: '理由' }).fill('方案推迟');
    await admin.tap('取消变更');
    await page.getByText('更名：园林绿化局').waitFor({ state: 'detached' });
  });

  it('when the boundary of a street is drawn from a file, then it is seen before it counts', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '试验街道' }).click();
    await admin.tap('试验街道：划界');
    await page.getByLabel('GeoJSON 文件').setInputFiles(fileOf('街道.geojson', boundaryFile()));
    await page.getByRole('dialog').locator('svg.map').waitFor();
    await admin.photograph('admin-boundary');
    expect(await admin.faults()).toEqual([]);
    await admin.tap('划界');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('section svg.map').waitFor();
  });

  it('when a file of the directory has a mistake, then its line is told; mended, it is taken', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '导入' }).click();
    const input = page.getByLabel('目录文件');
    await input.setInputFiles(
      fileOf('坏.csv', DIRECTORY.replace('dept-shuiwu,值班员', '没有,值班员')),
    );
    await admin.sees('1 行有误，什么都没有写入');
    await admin.sees('第 3 行');
    await admin.photograph('admin-import');
    expect(await admin.faults()).toEqual([]);
    await input.setInputFiles(fileOf('名录.csv', DIRECTORY));
    await admin.sees('检查通过，将写入');
    await admin.tap('导入');
    await page.getByRole('dialog').waitFor();
    await admin.tap('导入');
    await admin.sees('导入完成');
    await page.getByRole('link', { name: '人员' }).click();
    await admin.sees('0531-5550117');
  });

  it('when an account is opened, then its owner signs in; closed, it is asked about and gone', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '账号' }).first().click();
    await admin.tap('开户');
    await page.getByLabel('用户名').fill('wang.ning');
    await page.getByLabel('姓名或岗位').fill('王宁');
    await admin.choose('角色', '应哨部门');
    await admin.choose('单位', '第2局');
    await page.getByLabel('初始密码').fill('1234567890');
    await admin.tap('开户');
    await page.locator('.ant-form-item-explain-error').waitFor();
    await admin.photograph('admin-account');
    expect(await admin.faults()).toEqual([]);
    await page.getByLabel('初始密码').fill(PASSWORD);
    await admin.tap('开户');
    await page.getByRole('heading', { name: '王宁' }).waitFor();
    const owner = await Visitor.arrive(browser, served.url, 'phone');
    await owner.page.getByLabel('账号', { exact: true }).fill('wang.ning');
    await owner.page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await owner.tap('登录');
    await owner.sees('请先修改密码');
    await owner.leave();
    await admin.tap('王宁（wang.ning）：销户');
    await admin.sees('不可恢复');
    await admin.photograph('admin-close');
    expect(await admin.faults()).toEqual([]);
    await admin.tap('销户');
    await page.getByRole('heading', { name: '王宁' }).waitFor({ state: 'detached' });
  });

  it('when a key is made, then its secret is shown once; revoked, it is in the list no more', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '接口密钥' }).first().click();
    await admin.tap('建立接口密钥');
    await page.getByLabel('账号').last().fill('dept-1');
    await page.getByLabel('用途').fill('工单平台');
    await admin.tap('建立');
    await page.getByText(/^sd_/).waitFor();
    await admin.photograph('admin-key');
    expect(await admin.faults()).toEqual([]);
    await admin.tap('已妥善保存');
    await admin.tap('工单平台：吊销');
    await admin.tap('吊销');
    await page.getByRole('heading', { name: '工单平台' }).waitFor({ state: 'detached' });
  });

  it('when a new version of the rules has a mistake, its place is told; mended, it is tried, then activated', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '规则' }).first().click();
    await page.getByRole('link', { name: 'default@6' }).click();
    await admin.sees('与现行的 default@3 相比');
    await admin.photograph('admin-rules');
    expect(await admin.faults()).toEqual([]);
    await page.getByText('全文（JSON）').click();
    const text = await page.locator('pre[aria-label="全文（JSON）"]').textContent();
    const draft = Object.assign({}, JSON.parse(text ?? '{}') as object, { version: '7' });
    await admin.tap('检查新的一版');
    const typed = page.getByLabel('规则全文（JSON）');
    await typed.fill(JSON.stringify(draft).replace('"工作日"', '"工作天"'));
    await admin.tap('检查并比较');
    await admin.sees('不能启用');
    await typed.fill(JSON.stringify(draft));
    await admin.tap('检查并比较');
    await admin.sees('检查通过：default@7');
    await admin.photograph('admin-rules-checked');
    await admin.tap('启用新的一版');
    await page.getByLabel('自哪一天起').fill('2099-01-01');
    await admin.tap('先试算');
    await admin.sees('试算，未写入：可以启用 default@7');
    await admin.photograph('admin-rules-tried');
    expect(await admin.faults()).toEqual([]);
    await admin.tap('启用');
    await page.getByRole('link', { name: 'default@7' }).waitFor();
  });

  it('when a read model is rebuilt, then the page tells of it, and the audit log has the day', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '运行' }).click();
    await admin.tap('重建 work-lists');
    await admin.tap('重建');
    await admin.sees('重建已开始');
    await page.getByRole('link', { name: '审计日志' }).click();
    await page.getByText('启用规则').first().waitFor({ timeout: 30_000 });
    await page.getByLabel('搜索').fill('wang.ning');
    await page.getByText('启用规则').first().waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('account')).toBe('wang.ning');
    expect(admin.complaints).toEqual([]);
    expect(admin.strangers).toEqual([]);
  }, 60_000);

  it('when each page is opened on a phone, then nothing is too wide or too small, and axe is content', async () => {
    const phone = await Visitor.arrive(browser, served.url, 'phone');
    await phone.signIn('admin');
    for (const [room, text] of ROOMS) {
      await phone.open(`/administration/${room}`);
      await phone.sees(text);
      await phone.photograph(`admin-${room}`);
      expect([room, await phone.faults()]).toEqual([room, []]);
    }
    expect(phone.complaints).toEqual([]);
    await phone.leave();
    for (const [room, text] of ROOMS) {
      await admin.open(`/administration/${room}`);
      await admin.sees(text);
      await admin.photograph(`admin-${room}`);
      expect([room, await admin.faults()]).toEqual([room, []]);
    }
  }, 120_000);

  it('when somebody else opens them, then they are told that these are not theirs', async () => {
    const other = await Visitor.arrive(browser, served.url, 'desktop');
    await other.signIn('dept-1');
    await other.open('/administration/accounts');
    await other.sees('您的账号不能查看');
    await other.photograph('admin-forbidden');
    await other.leave();
  });
});
