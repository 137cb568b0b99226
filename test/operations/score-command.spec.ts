import { hash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { scoreActivation } from '#assessment';
import { Directory } from '#directory';

import { openLog, openLogForReading } from '#runtime';
import { Matter } from '../../libs/assessment/src/testing/district-story.js';
import { createProgram } from '../../apps/admin/src/program.js';

const preset = resolve('schema/rules/scores/three-rates@2.json');
const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);

/** 30 + 35 + 35 of one department with one matter: answered, settled and rated 5 in time. */
describe('given an operator and a district with a settled matter of October 2026', () => {
  let dataDir: string;
  const matter = new Matter(`whistle-${randomUUID()}`, '新华街道')
    .blow('chengguan', '10-12 10:00')
    .comes('10-12 10:30')
    .reports('10-14 10:00')
    .confirmed('10-15 10:00');

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-score-'));
    const log = await openLog(dataDir, 'inline');
    const actor = { account: 'set-up', organisation: '', role: 'administrator' };
    await new Directory(log, { now: () => '2026-01-01T00:00:00.000Z' }).registerOrganisations(
      [{ id: 'chengguan', kind: 'department', name: '城管局' }],
      { actor },
    );
    for (const { stream, revision, type, data, metadata } of matter.events)
      await log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [
        { id: randomUUID(), type, data, metadata, version: 1 },
      ]);
    await log.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function admin(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, ...args], { from: 'user' });
    return lines;
  }
  const ofOctober = (command: string, ...more: string[]) =>
    admin('score', command, '--period', '2026-10', ...more);
  const draft = (): string => {
    const file = join(dataDir, 'draft.json');
    const rules = JSON.parse(readFileSync(preset, 'utf8')) as object;
    const indicators = [
      {
        id: 'sent-back',
        name: '一次办结',
        weight: 100,
        numerator: 'sentBack',
        denominator: 'summoned',
      },
    ];
    const own = { ...rules, version: 'draft', assumed: undefined, indicators };
    writeFileSync(file, JSON.stringify(own));
    return file;
  };

  it('when a month is recomputed, then the text, to the byte, has the digest that is told', async () => {
    const out = join(dataDir, 'october.json');
    const [text = '', events, digest] = await ofOctober('recompute');
    await ofOctober('recompute', '--out', out);
    expect(JSON.parse(text)).toMatchObject({
      period: '2026-10',
      boards: [{ cards: [{ total: 100 }] }],
    });
    expect(events).toMatch(new RegExp(`哨事件 ${matter.events.length} 条，召集 1 项$`));
    expect(digest).toBe(`结果摘要 sha256 ${hash('sha256', text)}`);
    expect(readFileSync(out, 'utf8').replace(/"cutOff":"[^"]+"/, '')).toBe(
      text.replace(/"cutOff":"[^"]+"/, ''),
    );
  });

  it('when only the first events were known, or an instant before them, then so much is counted', async () => {
    const [text = ''] = await ofOctober('recompute', '--events', '2');
    expect(JSON.parse(text)).toMatchObject({
      boards: [{ cards: [{ sample: 1, indicators: [{}, { numerator: 0 }, {}] }] }],
    });
    const [nothing = ''] = await ofOctober('recompute', '--as-of', '2026-01-02T00:00:00Z');
    expect(JSON.parse(nothing)).toMatchObject({ boards: [], unscored: [] });
    expect(await ofOctober('summonses-then', '--as-of', '2026-01-02T00:00:00Z')).toEqual([
      '共 0 项',
    ]);
    expect((await ofOctober('summonses-then'))[2]).toMatch(/城管局 .* 2026-10-12 .*按时/);
    const [, ...rows] = await admin('stats', '--as-of', '2026-01-02T00:00:00Z');
    expect(rows.join()).not.toContain('城管局');
  });

  it('when its report is asked for, then page and tables hold its one summons', async () => {
    const report = async (...more: string[]): Promise<string> => {
      const out = join(dataDir, 'report');
      await admin('report', '--month', '2026-10', '--out', out, ...more);
      return readFileSync(out, 'utf8');
    };
    const page = await report();
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain('群众需求月报');
    const summonses = await report('--of', 'summonses', '--format', 'csv');
    expect(summonses.split('\n').filter((line) => line.includes('城管局'))).toHaveLength(1);
    expect(await report('--of', 'scorecards', '--format', 'json')).toContain('"城管局"');
    await expect(report('--of', 'scorecards')).rejects.toMatchObject({ code: 'FORMAT_INVALID' });
  });

  it('when a draft is tried, then it says who moves, how far, and by which indicator', async () => {
    const lines = await ofOctober('what-if', '--rules', draft());
    expect(lines[0]).toMatch(/^试算 three-rates@draft：2026-10，/);
    expect(lines[1]).toBe('涉及 1 个单位：升 0，降 1，新计分 0，不再计分 0');
    // 0 of 1 were sent back: no points, where three rates gave 100.
    expect(lines.at(-1)).toMatch(/城管局 .*100\.00 .*0\.00 .*-100\.00 .*解决率 -35\.00/);
    const [json = ''] = await ofOctober('what-if', '--rules', draft(), '--json');
    expect(JSON.parse(json)).toMatchObject({ summary: { fall: 1, largest: [{ change: -100 }] } });
  });

  it('when it is activated, then the trial on the latest past month goes into the log with it', async () => {
    const activate = (...more: string[]) =>
      admin('score-rules', 'activate', draft(), '--from', tomorrow, ...more);
    expect((await activate('--dry-run')).join('\n')).toMatch(/试算，未写入.*[^]*降 1/);
    await activate();
    const log = await openLogForReading(dataDir);
    const [activated] = await scoreActivation.read(log);
    await log.close();
    expect(activated?.data).toMatchObject({ whatIf: { period: '2026-10', compared: 1, fall: 1 } });
  });

  it('when a period is published before its window ends, or verified before that, then it is refused', async () => {
    await expect(ofOctober('verify')).rejects.toMatchObject({ code: 'PERIOD_NOT_PUBLISHED' });
    await expect(ofOctober('publish')).rejects.toMatchObject({ code: 'PERIOD_NOT_PRELIMINARY' });
    const until = ['--contest-until', tomorrow];
    expect(await ofOctober('preliminary', ...until)).toEqual(['2026-10：已作出初步结果']);
    expect(await ofOctober('preliminary', ...until)).toEqual(['2026-10：没有改动']);
    await expect(ofOctober('publish')).rejects.toMatchObject({ code: 'PERIOD_WINDOW_OPEN' });
    expect(await ofOctober('withdraw', '--reason', '核对数据')).toEqual([
      '2026-10：已撤回初步结果',
    ]);
  });
});
