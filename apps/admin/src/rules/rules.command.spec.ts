import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openLog, openLogForReading } from '#runtime';
import { ruleActivation } from '#rules';
import { createProgram } from '../program.js';

const preset = (name: string): string => resolve(`schema/rules/whistle/${name}.json`);
const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);

describe('given an operator and a district', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-rules-'));
    await (await openLog(dataDir, 'inline')).close();
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  async function rules(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, 'rules', ...args], { from: 'user' });
    return lines;
  }
  const own = (change: (pack: Record<string, unknown>) => void): string => {
    const pack = JSON.parse(readFileSync(preset('gulou@2'), 'utf8')) as Record<string, unknown>;
    change(pack);
    const file = join(dataDir, 'own.json');
    writeFileSync(file, JSON.stringify(pack));
    return file;
  };

  it('when a file is checked, then what it says is told in words, with due times', async () => {
    const lines = await rules('check', preset('gulou@2'));
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringContaining('gulou@2，文件日期 2020-01-01，摘要 '),
        '攻坚克难哨（hard-problem）',
        '  发起人：党工委书记、主任',
        '  督办人：区领导',
        '  时限：签收 1 小时，联系 24 小时，报到 5 工作日',
      ]),
    );
    const examples = lines.filter((line) => / 周. 16:40 {2}/.test(line));
    expect(examples.length).toBeGreaterThan(0);
    expect((await rules('check', preset('default@2'))).join('\n')).toContain(
      '督办：随逾期催办 → 逾期 1 工作日书面督办（报到、办结） → 逾期 3 工作日提级（报到、办结）',
    );
  });

  it('when a file is wrong, then it is named with its reason, and the others are still shown', async () => {
    const broken = own((pack) => (pack['kinds'] = []));
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    const check = ['--data-dir', dataDir, 'rules', 'check', broken, preset('guandu@1')];
    await expect(program.parseAsync(check, { from: 'user' })).rejects.toMatchObject({
      code: 'RULES_INVALID',
    });
    expect(lines[0]).toMatch(/^错误 RULE_FILE_INVALID：.* 的 \/kinds：至少应有 1 项$/);
    expect(lines).toContain('区级哨（district-whistle）');
  });

  it('when two versions are compared, then each field that differs is a line, and JSON for machines', async () => {
    expect(await rules('diff', 'xuanwu@1', preset('xuanwu@2'))).toEqual([
      'xuanwu@1 → xuanwu@2',
      expect.stringContaining('出处：'),
      '社区网格哨 · 派单 · 由谁：新增 区级指挥中心',
      '社区网格哨 · 派单 · 时限：新增 1 工作时',
    ]);
    const json = (await rules('diff', '--json', 'gulou@1', 'gulou@2')).join('\n');
    expect(JSON.parse(json)).toContainEqual({
      path: ['kinds', 'hard-problem', 'limits', 'contact'],
      after: { value: 24, unit: '小时' },
    });
    await expect(rules('diff', 'gulou@1', 'gulou@9')).rejects.toMatchObject({
      code: 'RULES_UNKNOWN',
    });
  });

  it('when a version is activated, then it is in the log once and the list shows it', async () => {
    const lines = await rules('activate', preset('gulou@2'), '--from', tomorrow);
    expect(lines[0]).toMatch(new RegExp(`^已启用 gulou@2，自 ${tomorrow} 起，摘要 [0-9a-f]{16}$`));
    expect(lines).toEqual(expect.arrayContaining(['此前为 default@3：', '一般哨：取消']));
    const again = await rules('activate', 'gulou@2', '--from', tomorrow);
    expect(again).toEqual([`自 ${tomorrow} 起已是 gulou@2，没有改动`]);
    const log = await openLogForReading(dataDir);
    const events = await ruleActivation.read(log);
    await log.close();
    expect(events.map(({ type }) => type)).toEqual(['RulePackActivated']);
    expect(events[0]?.metadata.actor.account).toMatch(/^cli:/);
    const listed = await rules('list');
    expect(listed.find((line) => line.startsWith('default@3'))).toContain('现行');
    expect(listed.find((line) => line.startsWith('gulou@2'))).toContain('待生效');
    expect(listed.find((line) => line.startsWith('xuanwu@2'))).toContain('备选');
  });

  it('when an activation is only tried, then it tells what would change and writes nothing', async () => {
    const activate = ['activate', 'gulou@2', '--from', tomorrow];
    const tried = await rules(...activate, '--dry-run');
    expect(tried[0]).toMatch(new RegExp(`^试算，未写入：将启用 gulou@2，自 ${tomorrow} 起，摘要 `));
    expect(tried).toEqual(expect.arrayContaining(['此前为 default@3：', '一般哨：取消']));
    const log = await openLogForReading(dataDir);
    expect(await ruleActivation.read(log)).toEqual([]);
    await log.close();
    const past = rules('activate', 'gulou@2', '--from', '2026-01-01', '--dry-run');
    await expect(past).rejects.toMatchObject({ code: 'RULES_DATE_PAST' });
    expect((await rules(...activate)).slice(1)).toEqual(tried.slice(1));
  });

  it('when the date is past or the content changed under its number, then it is refused', async () => {
    await expect(rules('activate', 'gulou@2', '--from', '2026-01-01')).rejects.toMatchObject({
      code: 'RULES_DATE_PAST',
      message: expect.stringContaining('规则不得追溯') as unknown,
    });
    const changed = own((pack) => (pack['source'] = '改过的文件'));
    await expect(rules('activate', changed, '--from', tomorrow)).rejects.toMatchObject({
      code: 'RULES_VERSION_TAKEN',
    });
    const past = ['--from', '2026-01-01', '--past-reason', '迁入上半年的历史'];
    expect((await rules('activate', 'gulou@2', ...past))[0]).toContain('已启用 gulou@2');
  });

  it('when an activation is taken back in time, then the list no longer shows it', async () => {
    await rules('activate', 'gulou@2', '--from', tomorrow);
    await rules('revoke', '--from', tomorrow, '--reason', '文件有误');
    const listed = JSON.parse((await rules('list', '--json')).join('\n')) as {
      pack: string;
      status: string;
    }[];
    expect(listed.filter(({ status }) => status === 'upcoming')).toEqual([]);
    await expect(rules('revoke', '--from', tomorrow, '--reason', '再撤')).rejects.toMatchObject({
      code: 'RULES_NOT_ACTIVATED',
    });
  });
});
