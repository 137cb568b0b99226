import { LATER, summonsFact, unanswered } from '../testing/summons-fact.js';
import { openScoreRules } from '../score-rule-files.js';
import { contributionOf, measuresOf } from './measures.js';
import { type ScoreRules, scoreRulesAt } from './score-rules.js';
import { type DepartmentMonth, scorecardsOf } from './scorecard.js';
import type { SummonsFact } from './summons-fact.js';
import { addContribution, newTally } from './tally.js';

const MONTH = '2026-10';
const [rules] = openScoreRules() as [ScoreRules];

function month(department: string, facts: readonly Partial<SummonsFact>[]): DepartmentMonth {
  const tally = newTally();
  for (const fact of facts) addContribution(tally, contributionOf(summonsFact(fact), LATER));
  return { department, measures: measuresOf(tally.counts) };
}
const times = (count: number, fact: Partial<SummonsFact> = {}) =>
  Array.from({ length: count }, () => fact);

describe('given the three rates, 30/35/35', () => {
  it('when a month is scored, then each indicator shows how its points came about', () => {
    const facts = [
      ...times(6),
      ...times(2, { arrive: 'late', satisfaction: 2 }),
      ...times(2, unanswered),
    ];
    const [card] = scorecardsOf(rules, MONTH, [month('城管局', facts)]);
    expect(
      card?.indicators.map(({ numerator, denominator, points }) => [
        numerator,
        denominator,
        points,
      ]),
    ).toEqual([
      [6, 10, 18],
      [8, 10, 28],
      [6, 8, 26.25],
    ]);
    expect(card).toMatchObject({ total: 72.25, rescaled: false, sample: 10, rank: 1 });
    expect(card?.rule).toMatchObject({ pack: 'three-rates', version: '1' });
  });

  it('when nobody was rated, then the total is scaled over the other weights and says so', () => {
    const facts = [...times(9, { satisfaction: null }), ...times(3, unanswered)];
    const [card] = scorecardsOf(rules, MONTH, [month('城管局', facts)]);
    expect(card?.indicators[2]).toMatchObject({ denominator: 0, rate: null, points: null });
    expect(card).toMatchObject({ rescaled: true, weightCounted: 65, fullMarks: 100, total: 75 });
  });

  it('when nothing can be counted, then there is no total, and neither 0 nor 100', () => {
    const excused = {
      acknowledge: 'excused',
      contact: 'excused',
      arrive: 'excused',
      resolve: 'excused',
    } as const;
    const facts = times(12, { ...unanswered, ...excused, released: true });
    const [card] = scorecardsOf(rules, MONTH, [month('城管局', facts)]);
    expect(card).toMatchObject({ total: null, rescaled: false, sample: 12, rank: null });
  });
});

describe('given a department with a single perfect fix of four minutes (FixMyStreet 1957)', () => {
  it('when the month is ranked, then it tops nothing and is not the worst of anything', () => {
    const cards = scorecardsOf(rules, MONTH, [
      month('a', times(1, { resolveMs: 240_000 })),
      month('b', [...times(19), ...times(1, unanswered)]),
      month('c', times(10)),
      month('d', times(7, unanswered)),
      month('e', times(30)),
    ]);
    expect(
      cards.map(({ department, rank, belowMinimumSample }) => [
        department,
        rank,
        belowMinimumSample,
      ]),
    ).toEqual([
      ['a', null, true],
      ['b', 3, false],
      ['c', 1, false],
      ['d', null, true],
      ['e', 1, false],
    ]);
  });
});

describe('given rules that change', () => {
  const next: ScoreRules = { ...rules, version: '2', effectiveFrom: '2026-10-31' };
  const later: ScoreRules = { ...rules, version: '3', effectiveFrom: '2026-11-01' };

  it('when a month is scored, then by the version in force on its last day', () => {
    expect(scoreRulesAt([later, next, rules], '2026-10')?.version).toBe('2');
    expect(scoreRulesAt([later, next, rules], '2026-09')?.version).toBe('1');
    expect(scoreRulesAt([later], '2026-10')).toBeUndefined();
  });
});
