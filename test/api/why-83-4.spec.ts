import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Accounts } from '#access';
import { Directory, type OrganisationDetails } from '#directory';
import { deliveryOf, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openLog } from '#runtime';
import { whistle } from '#whistle';

import { createProgram } from '../../apps/admin/src/program.js';
import { Matter, STORY_PACK } from '../../libs/assessment/src/testing/district-story.js';
import { type Client, signedIn } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const PASSWORD = 'a-long-test-password';
const STREET = '新华街道';
const DEPARTMENT = '城管局';
const actor = { account: 'set-up', organisation: '', role: 'administrator' };
const organisations: readonly OrganisationDetails[] = [
  { id: STREET, kind: 'street', name: STREET },
  { id: DEPARTMENT, kind: 'department', name: DEPARTMENT },
];

/** A time of 2026 as the API shows it. */
const at = (time: string): string => `2026-${time.replace(' ', 'T')}:00.000+08:00`;
const day = (n: number): string => String(n).padStart(2, '0');
const blown = (n: number, time: string): Matter =>
  new Matter(`whistle-m${day(n)}`, STREET).blow(DEPARTMENT, time);

/** The one that people ask about: signed in too late, stood still for a day, and reported late. */
const late = (): Matter =>
  blown(18, '10-16 16:00')
    .comes('10-16 18:30')
    .byStreet({ type: 'PauseClock', summons: 1, reason: '等待图纸' }, '10-19 09:00')
    .byStreet({ type: 'ResumeClock', summons: 1 }, '10-20 09:00')
    .reports('11-03 10:00')
    .confirmed('11-03 11:00');

/**
 * October 2026, worked out by hand: 25 called, 17 answered in time with a photo, 20 settled, all of those
 * rated well. 30 × 17 ÷ 25 = 20.4; 35 × 20 ÷ 25 = 28; 35 × 20 ÷ 20 = 35; together 83.4.
 */
const october = (): Matter[] => [
  ...Array.from({ length: 17 }, (_, n) =>
    blown(n + 1, '10-13 09:00')
      .comes('10-13 09:30')
      .reports('10-14 10:00')
      .confirmed('10-14 11:00'),
  ),
  late(),
  ...[19, 20].map((n) =>
    blown(n, '10-15 09:00').comes('10-15 13:00').reports('10-16 10:00').confirmed('10-16 11:00'),
  ),
  ...[21, 22, 23, 24, 25].map((n) => blown(n, '10-15 09:00').comes('10-15 13:00')),
];

async function found(log: EventStore): Promise<void> {
  const directory = new Directory(log, systemClock);
  await directory.registerOrganisations([...organisations], { actor });
  const accounts = new Accounts(log, systemClock, async () => true);
  const details = { username: 'chief', role: 'department', organisation: DEPARTMENT } as const;
  await accounts.open(
    { ...details, displayName: '局长', password: PASSWORD },
    deliveryOf({}, actor),
  );
  for (const { events } of october())
    for (const { stream, revision, type, data, metadata } of events) {
      const version = whistle.versions[type as keyof typeof whistle.versions];
      const event = { id: randomUUID(), type, data, metadata, version };
      await log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
    }
}

const SUMMONS = 'whistle title summons departmentName streetName dispatchedAt rating count';
const COUNT = `measure name value from to department street cutOff more summonses { ${SUMMONS} }`;
const EXPLAIN = `query ($first: Int!) {
  explainScore(period: "2026-10", organisation: "${DEPARTMENT}", first: $first) {
    total fullMarks calculation rank boardSize tiedWith standing text cutOff
    rule { pack version digest }
    parts { indicators { calculation notes
      score { id points numerator denominator rate interval { low high } } counts { ${COUNT} } } }
    beside { name value } caseMix { by value summoned share districtShare } } }`;
const SUMMONSES = `query ($measure: StatisticsMeasure, $clock: ClockName, $verdict: StatisticsVerdict,
    $from: String, $to: String, $department: String, $cutOff: DateTime) {
  statisticsSummonses(measure: $measure, clock: $clock, verdict: $verdict, from: $from, to: $to,
      filter: { department: $department }, cutOff: $cutOff, first: 100) {
    edges { node { ${SUMMONS} clocks { clock verdict dueAt stoppedAt } } } pageInfo { hasNextPage } } }`;
const CLOCK = `query ($whistle: ID!, $summons: Int!) {
  clockLedger(whistle: $whistle, summons: $summons, clock: RESOLVE) {
    rule verdict dueAt countedMinutes pausedMinutes allowanceMinutes remainingMinutes text
    limit { value unit } calendar { workingHours publishedBy digest }
    events { revision type at effect dueAfter } days { date countedMinutes off name } } }`;

interface Count {
  readonly measure: string;
  readonly name: string;
  readonly value: number;
  readonly more: boolean;
  readonly summonses: readonly { readonly whistle: string }[];
}
interface Explained {
  readonly explainScore: {
    readonly text: readonly string[];
    readonly cutOff: string;
    readonly parts: readonly { readonly indicators: readonly { readonly counts: Count[] }[] }[];
  };
}
interface Listed {
  readonly statisticsSummonses: {
    readonly edges: readonly {
      readonly node: {
        readonly whistle: string;
        readonly summons: number;
        readonly clocks: readonly { readonly clock: string; readonly verdict: string }[];
      };
    }[];
  };
}
interface Ledger {
  readonly clockLedger: { readonly text: readonly string[] };
}

describe('given a head of department who asks “why 83.4?”', () => {
  const dataDir = temporaryFolder();
  let served: Served;
  let chief: Client;
  let explained: Explained['explainScore'];
  let clockText: readonly string[];

  async function admin(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, ...args], { from: 'user' });
    return lines;
  }

  beforeAll(async () => {
    const rules = join(dataDir, 'rules', 'whistle');
    mkdirSync(rules, { recursive: true });
    writeFileSync(join(rules, 'story@1.json'), JSON.stringify(STORY_PACK));
    const log = await openLog(dataDir, 'inline');
    await found(log);
    await log.close();
    served = await serveApi({ dataDir, env: PLAIN });
    chief = await signedIn(served.url, 'chief', PASSWORD);
  }, 60_000);
  afterAll(async () => {
    expect(await served.stop()).toBe(0);
    removeFolder(dataDir);
  });

  it('when the score is asked about, then it is told by indicators, each with its counts', async () => {
    ({ explainScore: explained } = await chief.ask<Explained>(EXPLAIN, { first: 20 }));
    expect(explained).toMatchObject({
      total: 83.4,
      fullMarks: 100,
      calculation: '30 × 17 ÷ 25 + 35 × 20 ÷ 25 + 35 × 20 ÷ 20',
      rank: 1,
      boardSize: 1,
      tiedWith: 0,
      rule: { pack: 'three-rates', version: '1' },
      beside: [{ value: 0 }, { value: 0 }, { value: 0 }],
      caseMix: [
        { by: 'KIND', value: 'routine', summoned: 25, share: 1, districtShare: 1 },
        { by: 'CATEGORY', value: '01', summoned: 25, share: 1, districtShare: 1 },
      ],
    });
    const [response] = explained.parts[0]?.indicators ?? [];
    expect(response).toMatchObject({
      calculation: '30 × 17 ÷ 25',
      notes: ['比率 68.0%'],
      score: { id: 'response', points: 20.4, numerator: 17, denominator: 25 },
      counts: [
        { name: '按时响应且有佐证', value: 17, more: false },
        { name: '应响应', value: 25, more: true },
      ],
    });
    expect(explained.text.slice(0, 2)).toEqual([
      '城管局 2026-10 考核得分 83.40（满分 100）',
      '总分 83.40 = 30 × 17 ÷ 25 + 35 × 20 ÷ 25 + 35 × 20 ÷ 20',
    ]);
    expect(explained.text).toContain(
      '响应率（response，满分 30）：20.40 分 = 30 × 17 ÷ 25（比率 68.0%；95% 置信区间（Wilson）48.4%–82.8%）',
    );
  });

  it('when a count of it is followed, then its arguments list exactly its summonses', async () => {
    for (const { counts } of explained.parts[0]?.indicators ?? [])
      for (const { measure, value, ...args } of counts) {
        const { statisticsSummonses } = await chief.ask<Listed>(SUMMONSES, { measure, ...args });
        expect([measure, statisticsSummonses.edges.length]).toEqual([measure, value]);
        const listed = statisticsSummonses.edges.map(({ node }) => node.whistle);
        expect(listed.slice(0, 20)).toEqual(args.summonses.map((row) => row.whistle));
      }
  });

  it('when one that was late is followed, then its clock is told event by event', async () => {
    const [{ from, to, department, cutOff }] = explained.parts[0]!.indicators[1]!
      .counts as unknown as [Record<'from' | 'to' | 'department' | 'cutOff', string>];
    const asked = { clock: 'RESOLVE', verdict: 'LATE', from, to, department, cutOff };
    const { statisticsSummonses } = await chief.ask<Listed>(SUMMONSES, asked);
    expect(statisticsSummonses.edges).toMatchObject([
      {
        node: {
          whistle: 'm18',
          title: '占道经营',
          dispatchedAt: at('10-16 16:00'),
          rating: 5,
          clocks: [
            { clock: 'ACKNOWLEDGE', verdict: 'LATE', dueAt: at('10-16 17:00') },
            { clock: 'CONTACT', verdict: null },
            { clock: 'ARRIVE', verdict: 'ON_TIME' },
            {
              clock: 'RESOLVE',
              verdict: 'LATE',
              dueAt: at('11-02 17:30'),
              stoppedAt: at('11-03 10:00'),
            },
          ],
        },
      },
    ]);
    const [{ node }] = statisticsSummonses.edges as Listed['statisticsSummonses']['edges'] &
      [{ node: { whistle: string; summons: number } }];
    const { clockLedger } = await chief.ask<Ledger>(CLOCK, node);
    clockText = clockLedger.text;
    expect(clockLedger).toMatchObject({
      rule: 'story@1',
      limit: { value: 10, unit: '工作日' },
      verdict: 'LATE',
      // 1.5 hours of the first day, ten days of seven hours; a whole day more was used up, less the pause.
      allowanceMinutes: 71.5 * 60,
      countedMinutes: 72.5 * 60,
      pausedMinutes: 24 * 60,
      remainingMinutes: -60,
      calendar: { workingHours: ['09:00–12:00', '13:30–17:30'] },
      events: [
        { revision: 1, type: 'DepartmentSummoned', effect: 'STARTED', dueAfter: at('10-30 17:30') },
        { type: 'ClockPaused', effect: 'PAUSED' },
        { type: 'ClockResumed', effect: 'RESUMED', dueAfter: at('11-02 17:30') },
        { type: 'ResolutionReported', effect: 'REPORTED' },
        { type: 'ResolutionConfirmed', effect: 'STOPPED' },
      ],
    });
    expect(clockText).toContain('可用 4290 分钟，计入 4350 分钟，挂账 1440 分钟，超 60 分钟');
  });

  it('when the command line is asked, then it says the same, and its own arguments lead on', async () => {
    const told = await admin(
      ...['score', 'explain', '--period', '2026-10', '--organisation', DEPARTMENT, '--list'],
    );
    const timeless = (line: string) => line.replace(/--cut-off \S+|数据截止 .{16}/, '');
    expect(told.map(timeless)).toEqual(explained.text.map(timeless));
    const command = /全部列出：(score summonses --measure dueResolution .*)$/m.exec(
      told.join('\n'),
    );
    const rows = await admin(...(command?.[1] ?? '').split(' '));
    expect(rows).toHaveLength(26);
    expect(rows.at(-1)).toMatch(/^应办结 25（25 次召集，/);
    expect(rows.filter((row) => row.includes('办结超时'))).toEqual([
      expect.stringContaining('哨 m18 第 1 次召集 新华街道派城管局（主办）“占道经营”'),
    ]);
    const clock = await admin('score', 'clock', 'm18', '--summons', '1', '--clock', 'resolve');
    expect(clock).toEqual(clockText);
  });
});
