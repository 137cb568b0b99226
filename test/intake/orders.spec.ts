import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { openLogForReading, readStores } from '#runtime';

import { removeFolder } from '../support/served.js';
import { foundOpenDistrict } from './open311-district.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');

const ORDERS = `\uFEFF工单编号,服务代码,内容,地址,区划代码,姓名,电话
A-1,001,路面塌陷一处,和平路 1 号,990102002001,王女士,13800000000
A-2,002,占道经营,和平路 2 号,990102002001,,
A-3,999,没有这种服务,和平路 3 号,990102002001,,
A-4,001,,和平路 4 号,990102002001,,
A-2,002,占道经营,和平路 2 号,990102002001,,
`;

interface Report {
  readonly accepted: number;
  readonly again: number;
  readonly rejected: readonly { line: number; order: string; code: string }[];
}

let dataDir: string;
let config: string;
beforeAll(async () => {
  const district = await foundOpenDistrict();
  dataDir = district.dataDir;
  config = district.file;
});
afterAll(() => removeFolder(dataDir));

function orders(csv: string | Buffer): { status: number | null; stdout: string; stderr: string } {
  const file = join(dataDir, 'orders.csv');
  writeFileSync(file, csv);
  const args = ['--data-dir', dataDir, 'orders', file, '--client', 'hotline', '--config', config];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const options = { encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [ADMIN, ...args, '--json'],
    options,
  );
  return { status, stdout, stderr };
}

async function whistles(): Promise<number> {
  const log = await openLogForReading(readStores({}, dataDir));
  const { events } = await log.readAll({ limit: 1_000, filter: { types: ['WhistleRaised'] } });
  await log.close();
  return events.length;
}

describe('given a table of orders from the hotline', () => {
  it('when it is taken in twice, then each order sounds once and the bad ones are listed', async () => {
    const run = orders(ORDERS);
    expect(run).toMatchObject({ status: 2 });
    expect(run.stderr).toContain('ORDERS_REFUSED');
    const first = JSON.parse(run.stdout) as Report;
    expect(first).toMatchObject({
      accepted: 2,
      again: 1,
      rejected: [
        { line: 4, order: 'A-3', code: 'SERVICE_UNKNOWN' },
        { line: 5, order: 'A-4', code: 'FIELD_REQUIRED' },
      ],
    });
    expect(await whistles()).toBe(2);
    const second = JSON.parse(orders(ORDERS).stdout) as Report;
    expect(second).toMatchObject({ accepted: 0, again: 3 });
    expect(await whistles()).toBe(2);
  }, 60_000);

  it('when all orders are taken in, then it ends with 0, and a second time nothing sounds', async () => {
    const before = await whistles();
    const table = '工单编号,服务代码,内容,地址,区划代码\nB-1,001,路面,和平路 1 号,990102002001\n';
    expect(orders(table)).toMatchObject({ status: 0 });
    const again = orders(table);
    expect(again).toMatchObject({ status: 0 });
    expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 0, again: 1 });
    expect(await whistles()).toBe(before + 1);
  }, 60_000);

  it('when a line has no number, a field too many or other content than before, then nothing sounds', async () => {
    const before = await whistles();
    const run = orders(
      [
        '工单编号,服务代码,内容,地址,区划代码',
        ',001,"没有\n编号",和平路 1 号,990102002001',
        'C-1,001,夜间施工,渣土车占道,和平路 1 号,990102002001',
        'B-1,001,另一件事,和平路 1 号,990102002001',
        '',
      ].join('\r\n'),
    );
    expect(run).toMatchObject({ status: 2 });
    expect((JSON.parse(run.stdout) as Report).rejected).toMatchObject([
      { line: 2, order: '', code: 'FIELD_REQUIRED' },
      { line: 4, order: 'C-1', code: 'CELL_COUNT' },
      { line: 5, order: 'B-1', code: 'COMMAND_ID_REUSED' },
    ]);
    expect(await whistles()).toBe(before);
  }, 60_000);

  it('when the end of the file is no text, then nothing of it sounds', async () => {
    const before = await whistles();
    const good = '工单编号,服务代码,内容,地址\nD-1,001,路面,和平路 1 号\n';
    const run = orders(Buffer.concat([Buffer.from(good), Buffer.from('d5bcb5c0', 'hex')]));
    expect(run).toMatchObject({ status: 1 });
    expect(run.stderr).toContain('第 3 行不是 UTF-8 文本');
    expect(await whistles()).toBe(before);
  }, 60_000);

  it('when a column is missing or strange, then nothing is taken in', async () => {
    const before = await whistles();
    const missing = orders('工单编号,内容\nA-9,路面\n');
    expect(missing).toMatchObject({ status: 1 });
    expect(missing.stderr).toContain('ORDER_COLUMN_MISSING');
    expect(orders('工单编号,服务代码,内容,星座\nA-9,001,路面,狮子\n').stderr).toContain(
      'ORDER_COLUMN_UNKNOWN',
    );
    expect(await whistles()).toBe(before);
  }, 60_000);
});
