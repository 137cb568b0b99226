import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { Directory, type Organisations } from '#directory';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import type { ScoreRules } from '../domain/score-rules.js';
import type { Scoring } from '../domain/scorecard.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import { caseMixes } from '../read/scorecards/case-mix.query.js';
import { scorecards } from '../read/scorecards/scorecards.js';
import { filedScoreRules } from '../score-rule-files.js';
import { pointsIn } from '../testing/calculator.js';
import { playWhistles, sampleGame } from '../testing/played-whistles.js';
import { periodOf, shipped } from '../testing/scored-month.js';
import { applyBatch, statisticsDatabase } from '../testing/statistics-database.js';
import { countedSummonses } from './counted-summonses.js';
import { explainedScore } from './explained-score.js';
import { explanationLines, standingOf } from './explanation-text.js';
import type { ExplainedCount, ExplainedScore } from './score-tree.js';
import { totalArithmetic } from './total-arithmetic.js';

/** While some of the season is still open. */
const cutOff = '2026-10-20T04:00:00.000Z';
const PACKS = [...new Set(filedScoreRules().files.map(({ pack }) => pack))];

let folder: string;
let log: EventStore;
let db: Kysely<StatisticsTables>;
let organisations: Organisations;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'explained-'));
  log = await openSqliteEventStore({ file: join(folder, 'events.db') });
  organisations = await new Directory(log, systemClock).current();
  db = await statisticsDatabase();
  await applyBatch(db, playWhistles(sampleGame));
});
afterAll(async () => {
  await db.destroy();
  await log.close();
  rmSync(folder, { recursive: true });
});

/** A pack for departments, or for streets where it is about them. */
const scoringBy = (pack: ScoreRules): Scoring => ({
  dated: [
    {
      from: '2020-01-01',
      pack: pack.subject ? pack : { ...pack, responders: ['department'], minimumSample: 2 },
    },
  ],
  kindOf: () => 'department',
});

const everybody = { mayRead: () => true, kindNames: new Map<string, string>() };

async function explainedBy(pack: ScoreRules, period: string): Promise<ExplainedScore[]> {
  const asked = periodOf(period);
  const scoring = scoringBy(pack);
  const mixes = await caseMixes(db, asked);
  const all: ExplainedScore[] = [];
  const { cards } = await scorecards(db, scoring, { period: asked, cutOff });
  const sources = { db, log, scoring, organisations, cards, mixes, ...everybody };
  for (const { department: organisation } of cards) {
    const question = { period: asked, cutOff, organisation, edition: null, first: 0 };
    const found = await explainedScore(sources, question);
    if (found) all.push(found);
  }
  expect(all).toHaveLength(cards.length);
  return all;
}

/** How many the arguments of a count list in all. */
async function listed({ measure, ...where }: ExplainedCount): Promise<number> {
  let sum = 0;
  for (let after: Parameters<typeof countedSummonses>[1]['after']; ;) {
    const question = { ...where, figure: { measure }, first: 50, after };
    const { rows, end, more } = await countedSummonses(db, question);
    sum += rows.reduce((total, { count }) => total + count, 0);
    if (!more) return sum;
    after = end;
  }
}

describe.each(PACKS)('given a season scored by %s', (pack) => {
  it('when scores are explained, then each calculation comes to its points', async () => {
    for (const period of ['2026-10', '2026-Q4', '2026'])
      for (const { card, rules, parts } of await explainedBy(shipped(pack), period)) {
        const { calculation } = totalArithmetic(card, rules);
        if (card.total !== null) expect(pointsIn(calculation)).toBeCloseTo(card.total, 1);
        for (const { score, arithmetic } of parts.flatMap(({ indicators }) => indicators))
          expect(arithmetic.calculation === '' ? null : pointsIn(arithmetic.calculation)).toBe(
            score.points,
          );
      }
  });

  it('when a count is followed, then its arguments list as many as it says', async () => {
    for (const { parts, beside } of await explainedBy(shipped(pack), '2026-Q4')) {
      const indicators = parts.flatMap((part) => part.indicators);
      for (const count of [...indicators.flatMap(({ counts }) => counts), ...beside])
        expect([count.measure, await listed(count)]).toEqual([count.measure, count.value]);
    }
  });
});

describe('given scores whose calculation is exact', () => {
  it('when they are explained, then the total is what its calculation comes to, to the hundredth', async () => {
    for (const pack of ['three-rates', 'jinhua', 'wenzhou', 'duchang'])
      for (const { card, rules } of await explainedBy(shipped(pack), '2026-10'))
        if (card.total !== null)
          expect(pointsIn(totalArithmetic(card, rules).calculation)).toBe(card.total);
  });
});

describe('given departments that are ranked or not', () => {
  const told = async (changes: Partial<ScoreRules>, period = '2026-10') =>
    (await explainedBy({ ...shipped('three-rates'), ...changes }, period)).map(standingOf);
  const two = { minimumSample: 2 };

  it('when ranks are explained, then ties are told', async () => {
    const same = {
      id: 'one',
      name: '一项',
      weight: 10,
      numerator: 'summoned',
      denominator: 'summoned',
    };
    const standings = await told({ ...two, indicators: [same as never] });
    expect(new Set(standings)).toEqual(
      new Set([
        `在参与排名的 ${standings.length} 个部门中第 1（与另外 ${standings.length - 1} 个并列）`,
      ]),
    );
  });

  it('when a period is too short, or nothing could be counted, then that is why there is no rank', async () => {
    expect(new Set(await told({ ...two, period: 'year' }))).toEqual(
      new Set(['时段短于考核周期，只作中期参考，不排名']),
    );
    const none = {
      id: 'one',
      name: '一项',
      weight: 10,
      numerator: 'dueContact',
      denominator: 'dueContact',
    };
    expect(new Set(await told({ ...two, indicators: [none as never] }))).toEqual(
      new Set(['没有可计的指标，不排名']),
    );
  });
});

describe('given a year that is the mean of its quarters', () => {
  it('when it is explained, then each quarter is, and the total is their mean', async () => {
    const scores = await explainedBy(shipped('jiyang-property'), '2026');
    expect(scores.length).toBeGreaterThan(1);
    for (const score of scores) {
      const lines = explanationLines(score);
      expect(score.parts.map(({ period }) => period.id)).toEqual(['2026-Q3', '2026-Q4']);
      expect(lines[1]).toMatch(
        /^总分 [\d.]+ = \([\d.]+ \+ [\d.]+\) ÷ 2（总分为各期公布得分的平均）$/,
      );
      expect(lines.filter((line) => line.startsWith('【2026-Q'))).toHaveLength(2);
    }
  });
});
