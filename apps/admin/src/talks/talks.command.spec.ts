import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { openLog } from '#runtime';
import { createProgram } from '../program.js';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };

describe('given an assessment office that has only the command line', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-talks-'));
    const log = await openLog(dataDir, 'inline');
    const organisations = [{ id: 'anju', kind: 'company', name: '安居物业' }] as const;
    await new Directory(log, systemClock).registerOrganisations(organisations, { actor });
    await log.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function talks(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, 'talks', ...args], { from: 'user' });
    return lines;
  }
  const called = async (score: string) => {
    const ground = ['--ground', 'score-below', '--period', '2026-Q3', '--line', '60'];
    const whom = ['--organisation', 'anju', '--hold-by', inDays(5)];
    const [line = ''] = await talks('call', ...whom, ...ground, '--score', score);
    return line.split(' ').at(-1) ?? '';
  };

  it('when a company is below the line, then it is called, held, judged and closed', async () => {
    const id = await called('56.25');
    await expect(called('61')).rejects.toMatchObject({
      code: 'SCORE_NOT_BELOW',
      message: expect.stringContaining('得分 61 不低于约谈线 60') as string,
    });
    const listed = await talks('list', '--organisation', 'anju');
    expect(listed.join('\n')).toMatch(/安居物业\s+2026-Q3 得分 56.25，低于约谈线 60\s+待约谈/);
    expect(await talks('list', '--overdue')).toEqual(['没有约谈']);
    const due = inDays(0.0000001);
    const held = ['--at', inDays(-1), '--came', '赵经理/项目负责人', '--record', '已谈话'];
    await talks('hold', id, ...held, '--promise', `夜班加人/夜班 2 人/${due}`);
    await talks('break', id, '--promise', '1', '--reason', '夜班仍为 1 人');
    await talks('close', id, '--conclusion', '承诺未兑现，记入信用档案');
    expect(await talks('show', id)).toEqual([
      `约谈 ${id}（已销号）`,
      '单位：安居物业',
      '事由：2026-Q3 得分 56.25，低于约谈线 60',
      expect.stringMatching(/^通知：.*前约谈$/),
      expect.stringMatching(/^约谈：/),
      '到场：赵经理（项目负责人）',
      '记录：已谈话',
      expect.stringMatching(
        /^承诺 1：夜班加人；衡量：夜班 2 人；期限 .*；未兑现，认定未兑现的理由：夜班仍为 1 人$/,
      ),
      '结论：承诺未兑现，记入信用档案',
    ]);
    await expect(talks('cancel', id, '--reason', '误发')).rejects.toMatchObject({
      code: 'TALK_OVER',
    });
  });
});
