import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ImportReport } from '#importing';
import { csv, mappingWith, Place } from './import-fixture.js';

const PROGRAM = resolve('dist/apps/admin/src/main.js');
const OPEN = 'A,2020-05-01T09:00:00Z,Dept 1,open,';
const REFUSED = ['B,2020-05-01T09:00:00Z,Dept 1,open,', 'B,2020-05-01T09:01:00Z,Dept 1,no,'];

let place: Place;
beforeAll(() => {
  if (!existsSync(PROGRAM)) throw new Error('build first: npm run build');
});
beforeEach(() => (place = new Place()));
afterEach(() => place.remove());

/** The command line as operators run it. */
function run(content: string | Buffer, ...args: string[]) {
  const file = place.file(content);
  const mapping = join(place.folder, 'in', 'mapping.json');
  writeFileSync(mapping, JSON.stringify(mappingWith()));
  const env = { ...process.env, DATA_DIR: place.dataDir, NODE_OPTIONS: '' };
  const all = [PROGRAM, 'import', '--mapping', mapping, file, ...args];
  return spawnSync(process.execPath, all, { env, encoding: 'utf8' });
}

describe('given an operator who imports a file', () => {
  it('when every row is taken, also the same one twice, then it ends with 0', () => {
    expect(run(csv(OPEN, OPEN))).toMatchObject({ status: 0, stderr: '' });
  }, 60_000);

  it('when rows are left out, then it ends with 2 and tells how many, why and where', () => {
    const { status, stdout, stderr } = run(
      csv(OPEN, ...REFUSED, 'C,2020-02-30,Dept 1,open,', 'A,2020-05-01T09:05:00Z,Dept 1,dance,'),
    );
    expect(status).toBe(2);
    expect(stdout).toContain('1 行 退回重办：该部门尚未反馈；之前须有 report（反馈）');
    expect(stdout).toContain('（NOT_REPORTED，第 4 行）');
    expect(stdout).toContain('时间无法识别或不存在：time“2020-02-30”（TIME_INVALID，第 5 行）');
    expect(stdout).toContain('映射中没有与“dance”对应的步骤（UNMAPPED，第 6 行）');
    expect(stderr).toContain('ROWS_REFUSED');
    expect(stderr).toContain('3 行');
  }, 60_000);

  it('when they are asked for as JSON, then output is that alone', () => {
    const { status, stdout } = run(csv(OPEN, ...REFUSED), '--json');
    expect(status).toBe(2);
    expect((JSON.parse(stdout) as ImportReport).reasons).toMatchObject([
      { code: 'NOT_REPORTED', rows: 1, lines: [4] },
    ]);
  }, 60_000);

  it('when the file is a workbook, then it ends with 1 and is called by its name', () => {
    const names = '[Content_Types].xml..xl/workbook.xml';
    const { status, stderr } = run(Buffer.from(`PK\u0003\u0004........${names}`, 'latin1'));
    expect(status).toBe(1);
    expect(stderr).toContain('Excel 工作簿（.xlsx）');
    expect(place.hasData()).toBe(false);
  }, 60_000);

  it('when it is GB18030, then it is read if that is said', () => {
    const gb = Buffer.from(`${csv(OPEN).trimEnd()}`.replace('Dept 1', '#'), 'latin1');
    const at = gb.indexOf('#');
    const unit = Buffer.from('b3c7b9dcbed6', 'hex');
    const content = Buffer.concat([gb.subarray(0, at), unit, gb.subarray(at + 1)]);
    expect(run(content).stderr).toContain('--encoding gb18030');
    expect(run(content, '--encoding', 'gb18030')).toMatchObject({ status: 0 });
  }, 60_000);

  it('when help is asked for, then the codes are told', () => {
    const { stdout } = run(csv(OPEN), '--help');
    expect(stdout).toMatch(/退出码：\s+0 {2}全部受理/);
  }, 60_000);
});
