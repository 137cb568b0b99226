import { rulesDigest } from '#rules';
import { type Exact, exact, NOTHING, pointsOf, sumExact, sumOf } from './exact.js';
import { type ExactScore, scoreIndicator } from './indicator-score.js';
import { type Figures, figuresBy } from './score-figures.js';
import { weightOf } from './score-indicators.js';
import type { ScorePeriod } from './score-period.js';
import {
  SCORED_KINDS,
  type ScoredKind,
  scopeOf,
  type ScoreRules,
  scoreRulesFor,
} from './score-rules.js';
import { EVERYTHING, type Scope, scopeKey } from './score-scope.js';
import type {
  Scorecard,
  ScoreRulesUsed,
  Scores,
  Scoring,
  SumsByScope,
  Unscored,
} from './scorecard.js';
import { scopesOf } from './score-scopes.js';

type Unranked = Omit<Scorecard, 'rank' | 'boardSize'>;

/** A kind of organisation, and the rules that are for it. */
interface Board {
  readonly kind: ScoredKind;
  readonly rules: ScoreRules;
  readonly rule: ScoreRulesUsed;
}

function boardsOn(day: string, dated: Scoring['dated']): ReadonlyMap<ScoredKind, Board> {
  const boards = new Map<ScoredKind, Board>();
  for (const kind of SCORED_KINDS) {
    const found = scoreRulesFor(dated, kind, day);
    if (!found) continue;
    const { pack: rules, from: effectiveFrom } = found;
    const { pack, version, name } = rules;
    const rule = { pack, version, name, effectiveFrom, digest: rulesDigest(rules) };
    boards.set(kind, { kind, rules, rule });
  }
  return boards;
}

/** The points of what has a weight, scaled to all weights; null where none of it could be counted. */
function weighted(scores: readonly ExactScore[]): Exact | null {
  const all = scores.filter(({ score }) => score.weight > 0);
  const counted = all.filter(({ earned }) => earned !== null);
  if (all.length === 0) return NOTHING;
  if (counted.length === 0) return null;
  const weights = sumExact(counted.map(({ score }) => exact(score.weight)));
  const full = sumExact(all.map(({ score }) => exact(score.weight)));
  return sumExact(counted.map(({ earned }) => earned ?? NOTHING))
    .mul(full)
    .div(weights);
}

function totalOf(scores: readonly ExactScore[]): number | null {
  const earned = weighted(scores);
  if (earned === null) return null;
  const others = scores.filter(({ score }) => score.weight === 0);
  return pointsOf(earned.add(sumExact(others.map((one) => one.earned ?? NOTHING))));
}

function cardOf(board: Board, period: ScorePeriod, of: Figures): Unranked {
  const { kind, rules, rule } = board;
  const scope = scopeOf(rules);
  const scores = rules.indicators.map((indicator) =>
    scoreIndicator(indicator, of.counter(scope, indicator)),
  );
  const counted = scores.filter(({ earned }) => earned !== null);
  const { summoned: sample, notYetDue, awaitingStreet } = of.measures(scope);
  return {
    department: of.department,
    kind,
    period: period.id,
    rule,
    indicators: scores.map(({ score }) => score),
    fullMarks: sumOf(rules.indicators.map(weightOf)),
    weightCounted: sumOf(counted.map(({ score }) => score.weight)),
    total: totalOf(scores),
    rescaled: counted.length > 0 && counted.length < scores.length,
    notYetDue,
    awaitingStreet,
    sample,
    minimumSample: rules.minimumSample,
    belowMinimumSample: sample < rules.minimumSample,
  };
}

const isRanked = (card: Unranked): card is Unranked & { readonly total: number } =>
  card.total !== null && !card.belowMinimumSample;

/**
 * Ranks by board. Only those with enough summonses are ranked: elsewhere a unit with 7 orders was named
 * the worst of its city, and a single fix of four minutes led a table (FixMyStreet 1957).
 */
function rankedByKind(cards: readonly Unranked[]): Scorecard[] {
  const ranked = cards.filter(isRanked);
  return cards.map((card) => {
    const board = ranked.filter(({ kind }) => kind === card.kind);
    const better = board.filter(({ total }) => isRanked(card) && total > card.total);
    return { ...card, rank: isRanked(card) ? 1 + better.length : null, boardSize: board.length };
  });
}

/** What sums scores of a period are made of. */
export interface SumsNeeded {
  /** Asia/Shanghai dates of dispatch, both included; not before the first of the period where no rule pools. */
  readonly from: string;
  readonly to: string;
  /** Each once; the whole of every responder among them. */
  readonly scopes: readonly Scope[];
}

export function sumsNeeded({ dated }: Scoring, { from, to }: ScorePeriod): SumsNeeded {
  const scopes = [
    EVERYTHING,
    ...[...boardsOn(to, dated).values()].flatMap(({ rules }) => scopesOf(rules)),
  ];
  const distinct = new Map(scopes.map((scope) => [scopeKey(scope), scope]));
  return { from, to, scopes: [...distinct.values()] };
}

/**
 * The scores of a period, by the rules in force on its last day. Each kind has a board of its own: a
 * property company's orders are not a department's. Who was not summoned in what its rules count has no
 * card.
 */
export function scorecardsOf(
  { dated, kindOf }: Scoring,
  period: ScorePeriod,
  sums: SumsByScope,
): Scores {
  const boards = boardsOn(period.to, dated);
  const figures = figuresBy(sums);
  const cards: Unranked[] = [];
  const unscored: Unscored[] = [];
  for (const department of figures.departments(EVERYTHING)) {
    const of = figures.of(department);
    const kind = kindOf(department);
    const board = kind && boards.get(kind);
    const { summoned: sample } = of.measures(board ? scopeOf(board.rules) : EVERYTHING);
    if (sample === 0) continue;
    if (board) cards.push(cardOf(board, period, of));
    else unscored.push({ department, kind: kind ?? null, period: period.id, sample });
  }
  return { cards: rankedByKind(cards), unscored };
}
