import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Directory, type OrganisationDetails } from '#directory';
import { systemClock } from '#event-sourcing';
import { openLog } from '#runtime';

import { createProgram } from '../../apps/admin/src/program.js';
import { playWhistles, sampleGame } from '../../libs/assessment/src/testing/played-whistles.js';
import { removeFolder, temporaryFolder } from '../support/served.js';

const KINDS = {
  城管局: 'department',
  住建局: 'department',
  公安局: 'company',
  市场监管局: 'utility',
} as const;
const organisations = Object.entries(KINDS).map(([id, kind]): OrganisationDetails => ({
  id,
  kind,
  name: id,
}));
const actor = { account: 'set-up', organisation: '', role: 'administrator' };

interface Card {
  readonly department: string;
  readonly kind: string;
  readonly rule: { readonly pack: string; readonly version: string } | null;
}

describe('given a season of whistles, and score rules for departments and for companies', () => {
  const dataDir = temporaryFolder();

  async function admin(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, ...args], { from: 'user' });
    return lines;
  }
  const activate = (file: string, ...more: string[]) =>
    admin(
      'score-rules',
      'activate',
      file,
      '--from',
      '2026-10-01',
      '--past-reason',
      '试行',
      ...more,
    );

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    const directory = new Directory(log, systemClock);
    await directory.registerOrganisations(organisations, { actor });
    for (const { stream, revision, type, data, metadata } of playWhistles(sampleGame)) {
      const event = { id: randomUUID(), type, data, metadata, version: 1 };
      await log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
    }
    await log.close();
    const shipped = readFileSync('schema/rules/scores/three-rates@2.json', 'utf8');
    const rules = JSON.parse(shipped) as object;
    const own = { ...rules, pack: 'property', name: '物业考核', responders: ['company'] };
    writeFileSync(join(dataDir, 'property.json'), JSON.stringify(own));
    await activate('three-rates@2');
    await activate(join(dataDir, 'property.json'), '--instead-of', 'three-rates');
  });
  afterAll(() => removeFolder(dataDir));

  it('when a month is printed, then each kind has its own board, and who has no score is named', async () => {
    const lines = await admin('scorecard', '--month', '2026-10');
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    const boards = [
      at('2026-10 绩效考核 · 部门，规则：三率考核 three-rates@2（2026-10-01 起，摘要 '),
      at('城管局 '),
      at('2026-10 绩效考核 · 企业，规则：物业考核 property@2（2026-10-01 起，摘要 '),
      at('公安局 '),
      at('市场监管局（水电气热通信）派哨 '),
    ];
    expect(boards).not.toContain(-1);
    expect(boards.toSorted((a, b) => a - b)).toEqual(boards);
    expect(lines.at(-1)).toMatch(/派哨 \d+ 件，没有适用的考核规则，不计分$/);
  });

  it('when the cards are computed from the log alone, then they are the same, rules and digests too', async () => {
    const asked = ['scorecard', '--month', '2026-10', '--json'];
    const printed = (await admin(...asked)).join('\n');
    expect((await admin(...asked, '--from-log')).join('\n')).toBe(printed);
    const cards = JSON.parse(printed) as Card[];
    const shown = cards.map(({ department, kind, rule }) => [department, kind, rule?.pack ?? null]);
    expect(shown).toEqual([
      ['住建局', 'department', 'three-rates'],
      ['公安局', 'company', 'property'],
      ['城管局', 'department', 'three-rates'],
      ['市场监管局', 'utility', null],
    ]);
  });

  it('when an older month is asked for, then it is still scored by what was in force then', async () => {
    const cards = JSON.parse(
      (await admin('scorecard', '--month', '2026-09', '--json')).join('\n'),
    ) as Card[];
    expect(cards.length).toBeGreaterThan(0);
    for (const { rule } of cards) expect(rule).toMatchObject({ pack: 'three-rates', version: '1' });
  });

  it('when appeals are printed, then by outcome, in a table or as JSON', async () => {
    expect(await admin('appeals', '--by', 'subject', '--from', '2030-01')).toHaveLength(1);
    expect(JSON.parse((await admin('appeals', '--json')).join('\n'))).toEqual([]);
    await expect(admin('appeals', '--from', '2026-10', '--to', '2026-09')).rejects.toThrow();
  });
});
