import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { scoreActivation } from '#assessment';
import { openLog, openLogForReading } from '#runtime';
import { createProgram } from '../program.js';

const preset = resolve('schema/rules/scores/three-rates@2.json');
const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);

describe('given an operator and a district that scores by the shipped rates', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-score-rules-'));
    await (await openLog(dataDir, 'inline')).close();
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  async function rules(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, 'score-rules', ...args], { from: 'user' });
    return lines;
  }
  const own = (change: object): string => {
    const file = join(dataDir, 'own.json');
    const pack = JSON.parse(readFileSync(preset, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...pack, assumed: undefined, ...change }));
    return file;
  };
  const property = () =>
    own({ pack: 'property', version: '1', name: '物业考核', responders: ['company'] });
  const logged = async () => {
    const log = await openLogForReading(dataDir);
    const events = await scoreActivation.read(log);
    await log.close();
    return events;
  };

  it('when a file is checked, then what it says is told in words; a wrong one with its reason', async () => {
    expect(await rules('check', preset)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^three-rates@2，文件日期 2026-12-01，摘要 [0-9a-f]{16}$/),
        expect.stringContaining('示例值 /minimumSample：最小样本 10 件为本系统所加'),
        '三率考核，满分 100 分',
        '适用单位：部门、派出机构',
        '计入角色：主办、协办',
        '响应率 30 分：按时响应且有佐证 ÷ 应响应',
      ]),
    );
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    const check = ['--data-dir', dataDir, 'score-rules', 'check', own({ responders: ['street'] })];
    await expect(program.parseAsync(check, { from: 'user' })).rejects.toMatchObject({
      code: 'RULES_INVALID',
    });
    expect(lines[0]).toMatch(/^错误 SCORE_RULE_INVALID：.* 的 \/responders\/0：/);
  });

  it('when two versions are compared, then each field that differs is a line, and JSON for machines', async () => {
    const changes = await rules('diff', 'three-rates@1', preset);
    expect(changes[0]).toBe('three-rates@1 → three-rates@2');
    expect(changes).toContain('适用单位：新增 部门、派出机构');
    expect(changes.filter((line) => line.startsWith('指标') || line.includes('满分'))).toEqual([]);
    const heavier = own({
      indicators: [
        {
          id: 'response',
          name: '响应率',
          weight: 40,
          numerator: 'respondedOnTime',
          denominator: 'dueResponse',
        },
      ],
    });
    const lines = await rules('diff', 'three-rates@2', heavier);
    expect(lines).toEqual(
      expect.arrayContaining([
        '响应率 · 满分：30 → 40',
        '响应率 · 分子：按时响应且有佐证 → 按时响应',
        '解决率：取消',
      ]),
    );
    const json = (await rules('diff', '--json', 'three-rates@2', heavier)).join('\n');
    expect(JSON.parse(json)).toContainEqual({
      path: ['indicators', 'response', 'weight'],
      before: 30,
      after: 40,
    });
  });

  it('when another rule would score the same kind, then it is refused unless it says what it replaces', async () => {
    const activate = ['activate', property(), '--from', tomorrow];
    const taken = rules(...activate);
    // The shipped rates are for every kind until their second version begins.
    if (tomorrow <= '2026-12-01')
      await expect(taken).rejects.toMatchObject({
        code: 'RULES_KIND_TAKEN',
        message: expect.stringContaining('企业已由 three-rates@1 考核') as unknown,
      });
    else await taken;
    const both = own({ pack: 'both', version: '1' });
    await expect(rules('activate', both, '--from', tomorrow)).rejects.toMatchObject({
      code: 'RULES_KIND_TAKEN',
      message: expect.stringContaining('部门已由 three-rates@') as unknown,
    });
    await expect(rules('diff', 'both@1', 'three-rates@1')).rejects.toMatchObject({
      code: 'RULES_UNKNOWN',
    });
  });

  it('when an activation is only tried, then it says what would change and writes nothing', async () => {
    const activate = ['activate', property(), '--from', tomorrow, '--instead-of', 'three-rates'];
    const tried = await rules(...activate, '--dry-run');
    expect(tried[0]).toMatch(new RegExp(`^试算，未写入：将启用 property@1，自 ${tomorrow} 起`));
    expect(await logged()).toEqual([]);
    const [first, ...effects] = await rules(...activate);
    expect(first).toMatch(new RegExp(`^已启用 property@1，自 ${tomorrow} 起，摘要 [0-9a-f]{16}$`));
    expect(effects).toEqual(tried.slice(1));
    expect(effects[0]).toMatch(/^企业(此前为 three-rates@1：|此前不计分)$/);
    expect(await rules(...activate)).toEqual([`自 ${tomorrow} 起已是 property@1，没有改动`]);
    const [event, ...others] = await logged();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'ScoreRulesActivated',
      data: { insteadOf: ['three-rates'], content: { name: '物业考核' } },
    });
    expect(event?.metadata.actor.account).toMatch(/^cli:/);
  });

  it('when two are in force for different kinds, then the list tells whom each is for', async () => {
    await rules('activate', property(), '--from', tomorrow, '--instead-of', 'three-rates');
    const listed = await rules('list');
    expect(listed[0]).toMatch(/规则.*适用/);
    expect(listed.find((line) => line.startsWith('property@1'))).toMatch(/待生效.*企业.*cli:/);
    expect(listed.find((line) => line.startsWith('three-rates@1'))).toContain('按文件日期');
    const json = JSON.parse((await rules('list', '--json')).join('\n')) as object[];
    expect(json).toContainEqual(
      expect.objectContaining({ pack: 'property', status: 'upcoming', responders: ['company'] }),
    );
  });

  it('when an activation is taken back in time, then it is no more; a dry run takes nothing back', async () => {
    await rules('activate', property(), '--from', tomorrow, '--instead-of', 'three-rates');
    const revoke = ['revoke', '--pack', 'property', '--from', tomorrow, '--reason', '文件有误'];
    expect(await rules(...revoke, '--dry-run')).toEqual([
      `试算，未写入：将撤销自 ${tomorrow} 起的启用`,
    ]);
    expect(await logged()).toHaveLength(1);
    expect(await rules(...revoke)).toEqual([`已撤销自 ${tomorrow} 起的启用`]);
    await expect(rules(...revoke)).rejects.toMatchObject({ code: 'RULES_NOT_ACTIVATED' });
  });

  it('when the date is past or the content changed under its number, then it is refused', async () => {
    const instead = ['--instead-of', 'three-rates'];
    await expect(rules('activate', property(), '--from', '2026-01-01')).rejects.toMatchObject({
      code: 'RULES_DATE_PAST',
    });
    await rules('activate', property(), '--from', tomorrow, ...instead);
    const changed = own({ pack: 'property', version: '1', responders: ['company'], name: '改过' });
    const later = ['--from', '2099-01-01', ...instead];
    await expect(rules('activate', changed, ...later)).rejects.toMatchObject({
      code: 'RULES_VERSION_TAKEN',
    });
  });
});
