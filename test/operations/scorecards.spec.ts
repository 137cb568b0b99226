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

/** The commands of an operator on one folder. */
function commandsOn(dataDir: string) {
  const admin = async (...args: string[]): Promise<string[]> => {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, ...args], { from: 'user' });
    return lines;
  };
  const past = ['--from', '2026-10-01', '--past-reason', '试行'];
  const activate = (file: string, ...more: string[]) =>
    admin('score-rules', 'activate', file, ...past, ...more);
  return { admin, activate };
}

async function playSeason(dataDir: string, all: readonly OrganisationDetails[]): Promise<void> {
  const log = await openLog(dataDir, 'inline');
  const directory = new Directory(log, systemClock);
  await directory.registerOrganisations(all, { actor });
  for (const { stream, revision, type, data, metadata } of playWhistles(sampleGame)) {
    const event = { id: randomUUID(), type, data, metadata, version: 1 };
    await log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
  }
  await log.close();
}

const shippedFile = (name: string): object =>
  JSON.parse(readFileSync(`schema/rules/scores/${name}.json`, 'utf8')) as object;

describe('given a season of whistles, and score rules for departments and for companies', () => {
  const dataDir = temporaryFolder();
  const { admin, activate } = commandsOn(dataDir);

  beforeAll(async () => {
    await playSeason(dataDir, organisations);
    const own = {
      ...shippedFile('three-rates@2'),
      pack: 'property',
      name: '物业考核',
      responders: ['company'],
    };
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
});

describe('given agencies that are stationed in two streets, scored by quarters, and streets by their steps', () => {
  const dataDir = temporaryFolder();
  const { admin, activate } = commandsOn(dataDir);
  const streets = ['street-a', 'street-b'].map((id) => ({ id, kind: 'street' as const, name: id }));
  const agencies = Object.keys(KINDS).map((id, index) => ({
    id,
    kind: 'stationed-agency' as const,
    name: id,
    parent: index === 3 ? 'street-b' : 'street-a',
  }));

  interface Paid extends Card {
    readonly period: string;
    readonly payScore: number | null;
    readonly pay: number | null;
    readonly parts: readonly { readonly period: string }[];
  }
  const cardsOf = async (...args: string[]) =>
    JSON.parse((await admin('scorecard', ...args, '--json')).join('\n')) as Paid[];

  beforeAll(async () => {
    await playSeason(dataDir, [...streets, ...agencies]);
    const shipped = shippedFile('stationed-agency@1');
    const own = { ...shipped, pack: 'agencies', pay: { by: 'total' }, minimumSample: 1 };
    writeFileSync(join(dataDir, 'agencies.json'), JSON.stringify({ ...own, assumed: undefined }));
    await activate(join(dataDir, 'agencies.json'), '--instead-of', 'three-rates');
    await activate('street-two-way@1');
  });
  afterAll(() => removeFolder(dataDir));

  it('when a pool is given, then its parts go by score to those of that street, to the last 分', async () => {
    const cards = await cardsOf('--period', '2026-Q4', '--pool', '100001', '--street', 'street-a');
    const paid = cards.filter(({ pay }) => pay !== null);
    expect(paid.map(({ department }) => department).sort()).toEqual(['住建局', '公安局', '城管局']);
    expect(paid.reduce((sum, { pay }) => sum + (pay ?? 0), 0)).toBe(100_001);
    const ordered = paid.toSorted((a, b) => (b.payScore ?? 0) - (a.payScore ?? 0));
    const amounts = ordered.map(({ pay }) => pay ?? 0);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    const lines = await admin(
      'scorecard',
      '--period',
      '2026-Q4',
      '--pool',
      '100001',
      '--street',
      'street-a',
    );
    expect(lines.join('\n')).toContain('绩效工资（元）');
  });

  it('when streets are scored too, then on a board of their own, from the log alike', async () => {
    const cards = await cardsOf('--period', '2026-10');
    const kinds = cards.map(({ department, kind }) => [department, kind]);
    expect(kinds).toContainEqual(['street-a', 'street']);
    expect(kinds).toContainEqual(['城管局', 'stationed-agency']);
    expect(await cardsOf('--period', '2026-10', '--from-log')).toEqual(cards);
    const lines = await admin('scorecard', '--period', '2026-10');
    expect(lines.join('\n')).toMatch(/2026-10 绩效考核 · 街道，规则：街道双考核 street-two-way@1/);
  });

  it('when the year is asked for, then an agency has the mean of its quarters', async () => {
    const cards = await cardsOf('--period', '2026', '--department', '城管局');
    expect(cards[0]).toMatchObject({ period: '2026' });
    expect(cards[0]?.parts.map(({ period }) => period)).toContain('2026-Q4');
  });

  it('when no period is named, or a pool without its street, then it says so', async () => {
    const pool = ['--period', '2026-Q4', '--pool', '100'];
    await expect(admin('scorecard')).rejects.toMatchObject({ code: 'SCORE_PERIOD_INVALID' });
    await expect(admin('scorecard', ...pool)).rejects.toMatchObject({ code: 'PAY_STREET_MISSING' });
  });
});
