import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Directory, DutyRosters, StaffRegister } from '#directory';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { exportDirectory, importDirectory } from '#importing';
import { createProgram } from '../../apps/admin/src/program.js';

const clock = { now: () => '2026-11-22T02:35:00.000Z' };
const actor = { account: 'cli:test', organisation: '', role: 'administrator' };

/** As somebody writes it in a spreadsheet: a reorganisation, its people and three shifts. */
const SHEET = `类型,编号,种类,名称,上级,区划代码,承接单位,电话,单位,岗位,值班人,起,止,生效日期,理由
单位,street-xinhua,街道,新华街道,,990106001000,,,,,,,,2026/1/1,建档
单位,street-guangming,街道,光明街道,,990106002000,,,,,,,,2026/1/1,建档
单位,community-heping,社区,和平社区,street-xinhua,990106001001,,,,,,,,2026/1/1,建档
单位,paichusuo,派出机构,新华派出所,street-xinhua,,,,,,,,,2026/1/1,建档
单位,guotu,部门,国土局,,,,,,,,,,2026/1/1,建档
单位,ziran,部门,自然资源局,,,,,,,,,,2026/1/1,建档
更名,guotu,,国土资源局,,,,,,,,,,2026/6/1,文号 12
划转,community-heping,,,street-guangming,,,,,,,,,2026/12/1,区划调整
合并,guotu,,,,,ziran,,,,,,,2027/1/1,机构改革方案
停用,paichusuo,,,,,,,,,,,,2027/1/1,撤所

人员,0017,,王宁,,,,0531-5550117,guotu,值班员,,,,2026/1/1,建档
人员,0018,,"李, ""小""军",,,,,guotu,,,,,2026/1/1,建档
调动,0018,,,,,,,ziran,科长,,,,2026/12/1,
离任,0017,,,,,,,,,,,,2027/1/1,
值班,,,,,,,,guotu,值班员,0017,2026-11-23 08:00,2026-11-23 20:00,,
值班,,,,,,,,guotu,值班员,0018,2026-11-23 20:00,2026/11/24 8:00,,
值班,,,,,,,,guotu,值班员,0017,2026-11-30 20:00,2026-11-30 24:00,,
`;

describe('given files of the directory', () => {
  let folder: string;
  const opened: EventStore[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directory-files-'));
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await rm(folder, { recursive: true });
  });

  async function emptyLog(name: string): Promise<EventStore> {
    const store = await openSqliteEventStore({
      file: join(folder, `${name}.db`),
      writer: 'inline',
    });
    opened.push(store);
    return store;
  }
  async function load(log: EventStore, content: string | Buffer, more = {}) {
    const file = join(folder, 'sheet.csv');
    await writeFile(file, content);
    return importDirectory(log, clock, { file, actor, ...more });
  }

  /** All that can be asked of it, on dates before, between and after the changes. */
  async function seen(log: EventStore): Promise<unknown> {
    const directory = new Directory(log, clock);
    const staff = new StaffRegister(log, clock, directory);
    const rosters = new DutyRosters(log, clock, directory, staff);
    const dates = [
      '2025-12-31',
      '2026-01-01',
      '2026-06-01',
      '2026-11-22',
      '2026-12-01',
      '2027-01-01',
    ];
    const [organisations, people] = [await directory.current(), await staff.current()];
    return {
      organisations: dates.map((date) => organisations.asOf(date).all()),
      history: organisations.all().map(({ id }) => organisations.historyOf(id)),
      people: dates.map((date) => people.asOf(date).working()),
      rosters: await rosters.month('guotu', '2026-11'),
    };
  }

  it('when a spreadsheet is imported, then the directory is as it says on every date', async () => {
    const log = await emptyLog('one');
    expect(await load(log, SHEET)).toEqual({ lines: 17, organisations: 10, people: 4, duties: 3 });
    const directory = await new Directory(log, clock).current();
    expect(directory.nameOf('guotu')).toBe('国土资源局');
    expect(directory.asOf('2026-05-31').nameOf('guotu')).toBe('国土局');
    expect(directory.asOf('2026-12-01').streetOf('community-heping')).toBe('street-guangming');
    expect(directory.asOf('2027-01-01').actsFor('ziran', 'guotu')).toBe(true);
    const before = await log.head();
    expect(await load(log, SHEET)).toMatchObject({ organisations: 0, people: 0, duties: 0 });
    expect(await log.head()).toBe(before);
  });

  it('when it is exported and imported into an empty system, then both are the same', async () => {
    const log = await emptyLog('one');
    await load(log, SHEET);
    const exported = await exportDirectory(log, clock);
    expect(exported.startsWith('\uFEFF类型,编号')).toBe(true);
    const other = await emptyLog('other');
    await load(other, exported);
    expect(await seen(other)).toEqual(await seen(log));
    expect(await exportDirectory(other, clock)).toBe(exported);
    const head = await log.head();
    await load(log, exported);
    expect(await log.head()).toBe(head);
  });

  it('when boundaries are in it, then they count from their days, and come out as they went in', async () => {
    const ring = '[[117,36],[117.1,36],[117.1,36.1],[117,36]]';
    const polygon = `{""type"":""Polygon"",""coordinates"":[${ring}]}`;
    const lines = [
      '类型,编号,种类,名称,生效日期,理由,界线',
      '单位,street-xinhua,街道,新华街道,2026/1/1,建档,',
      `划界,street-xinhua,,,2026/2/1,勘界,"${polygon}"`,
      '划界,street-xinhua,,,2026/12/1,区划调整,',
    ];
    const log = await emptyLog('one');
    await load(log, lines.join('\n'));
    const directory = await new Directory(log, clock).current();
    const lies = (date: string) => directory.asOf(date).find('street-xinhua')?.boundary?.type;
    expect(['2026-01-31', '2026-02-01', '2026-12-01'].map(lies)).toEqual([
      undefined,
      'Polygon',
      undefined,
    ]);
    const other = await emptyLog('other');
    await load(other, await exportDirectory(log, clock));
    expect(await seen(other)).toEqual(await seen(log));
    const wrong = [
      ...lines,
      `划界,street-xinhua,,,2026/3/1,勘界,"${polygon.replace('36]]', '37]]')}"`,
    ];
    await expect(load(other, wrong.join('\n'))).rejects.toThrow(
      /第 5 行 BOUNDARY_INVALID：界线无效：环须闭合/,
    );
  });

  it('when many boundaries are imported at once, then in portions that any log takes', async () => {
    const points = Array.from({ length: 600 }, (_, i) => [117 + i / 1_000, 36 + (i / 1_000) ** 2]);
    const long = JSON.stringify({
      type: 'Polygon',
      coordinates: [[...points, points[0]]],
    }).replaceAll('"', '""');
    const rows = Array.from({ length: 90 }, (_, i) => [
      `organisation,s${i},street,第${i}街道,`,
      `draw,s${i},,,"${long}"`,
    ]);
    const log = await emptyLog('one');
    await load(log, ['type,id,kind,name,boundary', ...rows.flat()].join('\n'));
    const { events } = await log.readAll({ limit: 1_000 });
    expect(events).toHaveLength(180);
    const portions = new Map<string, number>();
    for (const { metadata, data } of events) {
      const { commandId } = metadata;
      portions.set(commandId, (portions.get(commandId) ?? 0) + JSON.stringify(data).length);
    }
    expect(Math.max(...portions.values())).toBeLessThan(700_000);
    expect(portions.size).toBeGreaterThan(1);
  });

  it('when texts look like formulas, then spreadsheets do not run them, and they are read back', async () => {
    const sheet = [
      '类型,编号,种类,名称,单位,岗位,电话,值班人,起,止,生效日期,理由',
      '单位,-dept,部门,"=HYPERLINK(""http://x"",""局"")",,,,,,,2026/1/1,"=1\n第二行"',
      `人员,pf1,,@SUM(1+1),-dept,-2+3+cmd,+8653155501,,,,2026/1/1,'=2`,
      "人员,pf2,,''=3,-dept,'引号,,,,,2026/1/1,建档",
      '值班,,,,-dept,＝岗,,pf1,2026-11-23 08:00,2026-11-23 20:00,,',
    ].join('\n');
    const log = await emptyLog('one');
    await load(log, sheet);
    const exported = await exportDirectory(log, clock);
    const cells = exported.slice(1).split(/[,\r\n]+/);
    expect(cells.filter((cell) => /^"?[=+\-@＝]/.test(cell))).toEqual([]);
    expect(exported).toContain(`'@SUM(1+1)`);
    const other = await emptyLog('other');
    await load(other, exported);
    const said = async (of: EventStore) => {
      const directory = new Directory(of, clock);
      const staff = new StaffRegister(of, clock, directory);
      const rosters = new DutyRosters(of, clock, directory, staff);
      const people = (await staff.current()).working();
      const { duties } = await rosters.month('-dept', '2026-11');
      return { people, duties, history: (await directory.current()).historyOf('-dept') };
    };
    const told = await said(other);
    expect(told).toEqual(await said(log));
    expect(told.people).toMatchObject([{ name: '@SUM(1+1)', post: '-2+3+cmd' }, { name: "'=3" }]);
    expect(await exportDirectory(other, clock)).toBe(exported);
  });

  it.each([
    ['2026-02-30 08:00', '2026-02-30 09:00'],
    ['2026-11-31T08:00:00+08:00', '2026-11-31T09:00:00+08:00'],
    ['2026-11-30 25:00', '2026-11-30 26:00'],
    ['9999-12-31 20:00', '9999-12-31 24:00'],
    ['2026-11-30 10:00', '2026-11-30 09:00'],
  ])('when a shift is from %s to %s, then its line is refused', async (from, to) => {
    const log = await emptyLog('one');
    const lines = `${SHEET}值班,,,,,,,,guotu,值班员,0017,${from},${to},,补\n`;
    await expect(load(log, lines)).rejects.toThrow(/什么都没有写入[^]*第 20 行/);
    expect(await log.head()).toBeUndefined();
  });

  it.each(['\u0001', '\u001b[31m', '\u202e'])(
    'when a text holds %j, then its line is refused, and nothing is written',
    async (character) => {
      const log = await emptyLog('one');
      const lines = `${SHEET}人员,0019,,李${character}四,,,,,guotu,,,,,2026/1/1,建档\n`;
      await expect(load(log, lines)).rejects.toThrow(
        /第 20 行 TEXT_UNUSABLE：“名称”含有无法使用的字符 U\+/,
      );
      expect(await log.head()).toBeUndefined();
    },
  );

  it('when the file has an English header, other line ends, a mark or GB 18030, then it is read', async () => {
    const sheet = 'Type,ID,Kind,Name\r\norganisation,ziran,department,自然资源局\r\n';
    for (const [name, content] of [
      ['plain', sheet],
      ['mark', `\uFEFF${sheet}`],
    ] as const) {
      const log = await emptyLog(name);
      await load(log, content);
      expect((await new Directory(log, clock).current()).nameOf('ziran')).toBe('自然资源局');
    }
    const gb = Buffer.concat([
      Buffer.from('type,id,kind,name\norganisation,ju,department,'),
      Buffer.from([0xbe, 0xd6]), // 局
    ]);
    const log = await emptyLog('gb');
    await expect(load(log, gb)).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' });
    await load(log, gb, { encoding: 'gb18030' });
    expect((await new Directory(log, clock).current()).nameOf('ju')).toBe('局');
  });

  it('when a municipality is imported, then all of it is there, in portions that any log takes', async () => {
    const log = await emptyLog('one');
    const rows = Array.from({ length: 2_400 }, (_, i) => `organisation,d${i},department,第${i}局`);
    await load(log, ['type,id,kind,name', ...rows].join('\n'));
    expect((await new Directory(log, clock).current()).all()).toHaveLength(2_400);
    const { events } = await log.readAll({ limit: 5_000 });
    expect(new Set(events.map(({ metadata }) => metadata.commandId)).size).toBe(5);
  });

  it('when lines are wrong, then each is told with its number and code, and nothing is written', async () => {
    const log = await emptyLog('one');
    const wrong = [
      '类型,编号,种类,名称,上级,单位,岗位,值班人,起,止,生效日期',
      '单位,good,部门,好局,,,,,,,',
      '单位,c1,社区,无街道社区,,,,,,,',
      '单位,x,科室,某科,,,,,,,',
      '解散,good,,,,,,,,,',
      '更名,good,,新名,,,,,,,2026-02-30',
      '人员,1,,张三,,nowhere,,,,,',
      '值班,,,,,good,值班员,2,2026-11-23 8点,2026-11-23 16:00,',
      '值班,,,,,good,值班员,2,2026-11-23 08:00,2026-11-23 16:00,',
      '更名,good,,,,,,,,,',
    ].join('\n');
    const failure = await load(log, wrong).catch((error: Error) => error.message);
    expect(String(failure).match(/第 \d+ 行 [A-Z_]+/g)).toEqual([
      '第 3 行 PARENT_REQUIRED',
      '第 4 行 KIND_UNKNOWN',
      '第 5 行 TYPE_UNKNOWN',
      '第 6 行 DATE_INVALID',
      '第 7 行 ORGANISATION_UNKNOWN',
      '第 8 行 TIME_INVALID',
      '第 9 行 PERSON_WORKS_ELSEWHERE',
      '第 10 行 CELL_MISSING',
    ]);
    expect(await log.head()).toBeUndefined();
  });

  it.each([
    ['a strange column', '类型,编号,备注\n', 'HEADER_INVALID'],
    ['no type', '编号,名称\n', 'HEADER_INVALID'],
    ['a column twice', '类型,编号,id\n', 'HEADER_INVALID'],
    ['nothing', '', 'HEADER_INVALID'],
  ])('when the header has %s, then the file is refused', async (_, content, code) => {
    await expect(load(await emptyLog('one'), content)).rejects.toMatchObject({ code });
  });

  it('when the command line does it, then a dry run writes nothing and the export is a file', async () => {
    const log = await emptyLog('events');
    const file = join(folder, 'sheet.csv');
    await writeFile(file, SHEET);
    const printed: string[] = [];
    const run = (...args: string[]) =>
      createProgram((line) => void printed.push(line)).parseAsync([
        'node',
        'shaodao',
        '--data-dir',
        folder,
        'directory',
        ...args,
      ]);
    await run('import', file, '--dry-run');
    expect(await log.head()).toBeUndefined();
    await run('import', file);
    const output = join(folder, 'out.csv');
    await run('export', '--output', output, '--rosters-from', '2026-11');
    expect(printed).toEqual([
      '检查通过，将写入：单位变更 10、人员变更 4、班次 3（共 17 行）',
      '目录导入完成：单位变更 10、人员变更 4、班次 3（共 17 行）',
    ]);
    expect(await readFile(output, 'utf8')).toContain('值班,,,,');
    await run('export', '--no-rosters');
    expect(printed.at(-1)).not.toContain('值班,,,,');
  });
});
