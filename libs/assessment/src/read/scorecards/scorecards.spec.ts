import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import { type Measure, MEASURES } from '../../domain/measures.js';
import { monthPeriod } from '../../domain/score-period.js';
import { scopeKey } from '../../domain/score-scope.js';
import type { DepartmentMonth, Scoring } from '../../domain/scorecard.js';
import type { ObligedRole } from '../../domain/summons-fact.js';
import { measuresInLog } from '../../periods/measures-in-log.js';
import { playWhistles, sampleGame } from '../../testing/played-whistles.js';
import { periodOf, shipped } from '../../testing/scored-month.js';
import { shippedScoring } from '../../testing/shipped-scoring.js';
import { statisticsRows } from '../../testing/statistics-database.js';
import { responseStatistics } from '../response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import { type CaseMix, caseMixes } from './case-mix.query.js';
import { monthSums } from './department-months.js';
import { recomputeScorecards, scorecards } from './scorecards.js';

/** While some of the season is still open. */
const cutOff = '2026-10-20T04:00:00.000Z';

/** The game is short: with the shipped minimum sample nobody would be ranked. */
const { dated, kindOf } = shippedScoring();
const rules: Scoring = {
  dated: dated.map((one) => ({ ...one, pack: { ...one.pack, minimumSample: 2 } })),
  kindOf,
};

/** Scopes of one dimension, of two, and by channel, for departments and streets. */
const scopedRules: Scoring['dated'] = [
  {
    from: '2020-01-01',
    pack: {
      ...shipped('jinhua'),
      responders: ['department'],
      kinds: ['routine', 'emergency'],
      minimumSample: 4,
      pool: { months: 2 },
      indicators: [
        ...shipped('jinhua').indicators.map((one) => ({
          ...one,
          multipliers: [{ channels: ['grid-patrol' as const], times: 2 }],
        })),
        ...shipped('three-rates').indicators.map((one) => ({
          ...one,
          scope: { roles: ['lead' as const], categories: ['01'] },
        })),
      ],
    },
  },
  { from: '2020-01-01', pack: { ...shipped('street-two-way'), roles: ['lead'] } },
];

async function write(log: EventStore, events: readonly RecordedEvent[]): Promise<void> {
  for (const { stream, revision, type, data, metadata } of events)
    await log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [
      { id: randomUUID(), type, data, metadata, version: 1 },
    ]);
}

describe('given a season of whistles in the log, and statistics that follow it', () => {
  let folder: string;
  let log: EventStore;
  let reads: ReadStore;
  let running: Promise<void>;
  const stop = new AbortController();

  const settled = async () => {
    const head = await log.head();
    expect(await reads.waitFor(responseStatistics.name, head!, { timeoutMs: 20_000 })).toBe(true);
    return reads.live<StatisticsTables>(responseStatistics.name);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'scorecards-'));
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    await write(log, playWhistles(sampleGame).slice(0, 200));
    const directory = join(folder, 'read');
    reads = await openReadStore({ directory, eventStore: log, projections: [responseStatistics] });
    running = reads.run({ signal: stop.signal });
    await settled();
    await write(log, playWhistles(sampleGame).slice(200));
  });
  afterAll(async () => {
    stop.abort();
    await running;
    await reads.close();
    await log.close();
    rmSync(folder, { recursive: true });
  });

  it('when a month is scored from the log alone, then the cards are those of the statistics', async () => {
    const db = await settled();
    for (const month of ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01']) {
      const period = monthPeriod(month);
      const scores = await scorecards(db, rules, { period, cutOff });
      expect(await recomputeScorecards(log, rules, { period, cutOff })).toEqual(scores);
      const [first] = scores.cards;
      if (!first) continue;
      const one = { period, cutOff, department: first.department };
      expect(await scorecards(db, rules, one)).toEqual({ cards: [first], unscored: [] });
      expect(await recomputeScorecards(log, rules, one)).toEqual({ cards: [first], unscored: [] });
    }
    const { cards: october } = await scorecards(db, rules, {
      period: monthPeriod('2026-10'),
      cutOff,
    });
    expect(october.length).toBeGreaterThan(2);
    expect(october.some(({ rank }) => rank === 1)).toBe(true);
  });

  it('when only some roles are measured, then lead and assist add up to the whole, from the log too', async () => {
    const db = await settled();
    const of = async (roles?: readonly ObligedRole[]) => {
      const scope = roles ? { roles } : {};
      const { from, to } = monthPeriod('2026-10');
      const question = { from, to, cutOff, scopes: [scope] };
      const months = [...((await monthSums(db, question)).get(scopeKey(scope)) ?? [])];
      const byId = (a: DepartmentMonth, b: DepartmentMonth) =>
        a.department < b.department ? -1 : 1;
      const { cutOff: at, ...needed } = question;
      const [sumsInLog] = await measuresInLog(log, { cutOff: at, sums: [needed] });
      const again = sumsInLog?.get(scopeKey(scope)) ?? [];
      expect(again.toSorted(byId)).toEqual(months.sort(byId));
      return months;
    };
    const sum = (months: readonly DepartmentMonth[], name: Measure) =>
      months.reduce((total, { measures }) => total + measures[name], 0);
    const [all, lead, assist] = [await of(), await of(['lead']), await of(['assist'])];
    for (const name of MEASURES) expect(sum(lead, name) + sum(assist, name)).toBe(sum(all, name));
    expect(sum(assist, 'summoned')).toBeGreaterThan(0);
    expect(sum(all, 'notYetDue')).toBeGreaterThan(0);
    expect(await of(['lead', 'assist'])).toEqual(all);
  });

  it('when rules count only the lead, then statistics and log agree on fewer summonses', async () => {
    const db = await settled();
    const leading = {
      kindOf,
      dated: rules.dated.map((one) => ({
        ...one,
        pack: { ...one.pack, roles: ['lead'] as const },
      })),
    };
    const asked = { period: monthPeriod('2026-10'), cutOff };
    const { cards } = await scorecards(db, leading, asked);
    expect(await recomputeScorecards(log, leading, asked)).toMatchObject({ cards });
    const sample = (some: readonly { readonly sample: number }[]) =>
      some.reduce((sum, card) => sum + card.sample, 0);
    const all = sample((await scorecards(db, rules, asked)).cards);
    expect(sample(cards)).toBeGreaterThan(0);
    expect(sample(cards)).toBeLessThan(all);
  });

  it.each([
    ['2026-Q4'],
    ['2026'],
    ['2026-09..2026-10'],
    // Edges within a month are of facts and days.
    ['2026-09-29..2026-10-14'],
    ['2026-09-20..2026-11-10'],
  ])('when %s is scored by rules with scopes, then statistics and log agree', async (id) => {
    const db = await settled();
    const asked = { period: periodOf(id), cutOff };
    const all = { dated: scopedRules, kindOf };
    const scores = await scorecards(db, all, asked);
    expect(await recomputeScorecards(log, all, asked)).toEqual(scores);
    const kinds = new Set(scores.cards.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['department', 'street']);
    const counted = scores.cards.flatMap(({ indicators }) => indicators);
    expect(counted.every(({ inputs }) => inputs.length > 0)).toBe(true);
    expect(counted.some(({ numerator }) => (numerator ?? 0) > 0)).toBe(true);
  });

  it('when a period is cut in two, then the sums of the parts are those of the whole', async () => {
    const db = await settled();
    const scopes = [{}, { kinds: ['routine'] }, { roles: ['lead' as const], categories: ['01'] }];
    const of = async (id: string) => {
      const { from, to } = periodOf(id);
      const sums = await monthSums(db, { from, to, cutOff, scopes });
      return scopes.map((scope) => {
        const months = sums.get(scopeKey(scope)) ?? [];
        return MEASURES.map((name) => months.reduce((sum, one) => sum + one.measures[name], 0));
      });
    };
    const [whole, first, second] = [
      await of('2026-09..2026-10'),
      await of('2026-09-01..2026-10-08'),
      await of('2026-10-09..2026-10-31'),
    ];
    const added = first.map((some, at) =>
      some.map((count, index) => count + (second[at]?.[index] ?? 0)),
    );
    expect(added).toEqual(whole);
    expect(whole.every(([, summoned = 0]) => summoned > 0)).toBe(true);
  });

  it('when the case mix is asked for, then it adds up to the sample of each', async () => {
    const db = await settled();
    for (const id of ['2026-10', '2026-09-29..2026-10-14']) {
      const mixes = await caseMixes(db, periodOf(id));
      const { cards } = await scorecards(db, rules, { period: periodOf(id), cutOff });
      for (const { department, sample } of cards)
        for (const shares of Object.values(mixes.get(department) ?? {}) as CaseMix['kinds'][]) {
          expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(sample);
          expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        }
      expect(mixes.size).toBe(cards.length);
    }
  });

  it('when the statistics are rebuilt from zero, then the rows are those that followed the log', async () => {
    const followed = await statisticsRows(await settled());
    await reads.rebuild(responseStatistics.name);
    expect(await statisticsRows(await settled())).toEqual(followed);
  });
});
