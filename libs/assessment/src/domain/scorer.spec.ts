import { datedByFile } from '#rules';
import type { ResponderKind } from '#whistle';
import { scoredMonth } from '../testing/scored-month.js';
import { shippedScoring } from '../testing/shipped-scoring.js';
import { LATER, summonsFact, unanswered } from '../testing/summons-fact.js';
import { filedScoreRules } from '../score-rule-files.js';
import { contributionOf, measuresOf } from './measures.js';
import type { ScoreRules } from './score-rules.js';
import { monthPeriod } from './score-period.js';
import type { DepartmentMonth, Scoring } from './scorecard.js';
import { sumsNeeded } from './score-boards.js';
import type { SummonsFact } from './summons-fact.js';
import { addContribution, newTally } from './tally.js';

const MONTH = '2026-10';
const { byFile } = filedScoreRules();
const [rules] = byFile as [ScoreRules];
const scoring = (dated = datedByFile(byFile)): Scoring => ({ ...shippedScoring(), dated });

function month(
  department: string,
  facts: readonly Partial<SummonsFact>[],
): Omit<DepartmentMonth, 'month'> {
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
    const [card] = scoredMonth(scoring(), MONTH, [month('城管局', facts)]).cards;
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
    expect(card?.rule).toEqual({
      pack: 'three-rates',
      version: '1',
      name: '三率考核',
      effectiveFrom: '2000-01-01',
      digest: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
    });
  });

  it('when nobody was rated, then the total is scaled over the other weights and says so', () => {
    const facts = [...times(9, { satisfaction: null }), ...times(3, unanswered)];
    const [card] = scoredMonth(scoring(), MONTH, [month('城管局', facts)]).cards;
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
    const [card] = scoredMonth(scoring(), MONTH, [month('城管局', facts)]).cards;
    expect(card).toMatchObject({ total: null, rescaled: false, sample: 12, rank: null });
  });
});

describe('given a department with a single perfect fix of four minutes (FixMyStreet 1957)', () => {
  it('when the month is ranked, then it tops nothing and is not the worst of anything', () => {
    const { cards } = scoredMonth(scoring(), MONTH, [
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
  const of = (version: string, from: string) => ({ pack: { ...rules, version }, from });
  const dated = [of('1', '2000-01-01'), of('2', '2026-10-31'), of('3', '2026-11-01')];

  it('when a month is scored, then by the version in force on its last day', () => {
    const ruleOf = (of: string, some = dated) =>
      scoredMonth(scoring(some), of, [month('城管局', times(12))]).cards[0]?.rule;
    expect(ruleOf('2026-10')).toMatchObject({ version: '2', effectiveFrom: '2026-10-31' });
    expect(ruleOf('2026-09')).toMatchObject({ version: '1' });
    expect(ruleOf('2026-10', dated.slice(2))).toBeUndefined();
  });

  it('when the shipped rates turn to their second version, then the figures stay, and say contact counts', () => {
    const facts = [...times(8), ...times(4, { contact: 'late' })];
    const all = [month('城管局', facts)];
    const [november] = scoredMonth(scoring(), '2026-11', all).cards;
    const [december] = scoredMonth(scoring(), '2026-12', all).cards;
    // Contact in time in 8 of 12: 20 of 30 points.
    const response = { numerator: 8, denominator: 12, points: 20 };
    const shown = { indicators: [response, {}, {}] };
    expect(november).toMatchObject({ rule: { version: '1' }, ...shown });
    expect(december).toMatchObject({ ...shown, rule: { version: '2' }, total: november!.total });
    expect(december!.rule.digest).not.toBe(november!.rule.digest);
    const second = { source: expect.stringContaining('联系') as unknown };
    expect(byFile[1]).toMatchObject(second);
    expect(byFile[1]).toHaveProperty(['assumed', '/minimumSample']);
  });
});

describe('given departments, agencies and a property company that were all summoned', () => {
  const kinds: Readonly<Record<string, ResponderKind>> = {
    城管局: 'department',
    住建局: 'department',
    派出所: 'stationed-agency',
    安居物业: 'company',
    李委员: 'committee-member',
  };
  const settled = {
    id: 'settled',
    name: '解决率',
    weight: 100,
    numerator: 'resolved',
    denominator: 'dueResolution',
  } as const;
  const of = (more: Partial<ScoreRules>) => ({
    pack: { ...rules, indicators: [settled], ...more },
    from: '2026-01-01',
  });
  const boards = [
    of({ responders: ['department', 'stationed-agency'] }),
    of({ pack: 'property', name: '物业考核', responders: ['company'], minimumSample: 1 }),
  ];
  const facts = (good: number, bad: number) => [...times(good), ...times(bad, unanswered)];
  const departments = [
    month('城管局', facts(18, 2)),
    month('住建局', facts(10, 10)),
    month('派出所', facts(15, 5)),
    month('安居物业', facts(6, 4)),
    month('李委员', facts(1, 0)),
    month('外来单位', facts(3, 0)),
  ];
  const { cards, unscored } = scoredMonth(
    { dated: boards, kindOf: (id) => kinds[id] },
    MONTH,
    departments,
  );

  it('when they are ranked, then the company with 60 does not stand behind a department with 90', () => {
    const ranked = cards.map(({ department, kind, rule, total, rank, boardSize }) => [
      ...[department, kind, rule.pack, total, rank, boardSize],
    ]);
    expect(ranked.toSorted()).toEqual(
      [
        ['城管局', 'department', 'three-rates', 90, 1, 2],
        ['住建局', 'department', 'three-rates', 50, 2, 2],
        ['派出所', 'stationed-agency', 'three-rates', 75, 1, 1],
        ['安居物业', 'company', 'property', 60, 1, 1],
      ].toSorted(),
    );
  });

  it('when no rule is for a kind, then it gets no score and is listed as such', () => {
    expect(unscored).toEqual([
      { department: '外来单位', kind: null, period: MONTH, sample: 3 },
      { department: '李委员', kind: 'committee-member', period: MONTH, sample: 1 },
    ]);
  });

  it('when rules count only who is in the lead, then assisting neither helps nor harms', () => {
    const dated = [of({ roles: ['lead'], minimumSample: 1 })];
    const leading = { dated, kindOf: (id: string) => kinds[id] };
    const scopes = (some: Scoring) => sumsNeeded(some, monthPeriod(MONTH)).scopes;
    expect(scopes(leading)).toEqual([{}, { roles: ['lead'] }]);
    const all = [month('城管局', facts(18, 2)), month('住建局', facts(10, 10))];
    const lead = [[{ roles: ['lead'] }, [month('城管局', facts(4, 1))]]] as const;
    const scores = scoredMonth(leading, MONTH, all, lead);
    expect(
      scores.cards.map(({ department, total, sample }) => [department, total, sample]),
    ).toEqual([['城管局', 80, 5]]);
    expect(scores.unscored).toEqual([]);
    expect(scopes({ ...leading, dated: boards })).toEqual([{}]);
  });
});
