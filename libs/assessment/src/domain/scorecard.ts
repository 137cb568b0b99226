import { lastDayOf } from '#calendar';
import { type Dated, rulesDigest } from '#rules';
import { RESPONDER_KINDS, type ResponderKind } from '#whistle';
import { pointsOf, sumOf, totalOf } from './exact.js';
import type { Measures } from './measures.js';
import { scoreMeasure } from './score-measures.js';
import {
  type Indicator,
  OBLIGED_ROLES,
  scopeOf,
  type ScoreRules,
  scoreRulesFor,
} from './score-rules.js';
import type { ObligedRole } from './summons-fact.js';
import { rateOf } from './tally.js';

/** One indicator of one department in one month. */
export interface IndicatorScore {
  readonly id: string;
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
  /** `numerator / denominator`; null when the denominator is 0. */
  readonly rate: number | null;
  readonly weight: number;
  /** `weight × numerator ÷ denominator`, to a hundredth, half up; null when there is no rate. */
  readonly points: number | null;
}

/** The rules that a score was made by: one name has one content for ever, told by its digest. */
export interface ScoreRulesUsed extends Pick<ScoreRules, 'pack' | 'version' | 'name'> {
  /** First local date on which they were in force, by activation or file. */
  readonly effectiveFrom: string;
  readonly digest: string;
}

/** 绩效考核 of one responder in one month. */
export interface Scorecard {
  readonly department: string;
  /** What it is: only responders of one kind stand on one board. */
  readonly kind: ResponderKind;
  /** Asia/Shanghai month `YYYY-MM` in which the summonses were dispatched. */
  readonly month: string;
  readonly rule: ScoreRulesUsed;
  readonly indicators: readonly IndicatorScore[];
  /** Most points that the rule gives. */
  readonly fullMarks: number;
  /** Sum of the weights of the indicators that have a rate. */
  readonly weightCounted: number;
  /**
   * Points of all indicators before rounding, scaled from the weights counted to full marks, rounded
   * once to a hundredth, half up. Indicators without a rate do not count. Null when none has a rate.
   */
  readonly total: number | null;
  /** True when some indicator had nothing to count, so that the total had to be scaled. */
  readonly rescaled: boolean;
  /** Summonses with a clock that was not yet due at the cut-off, or stands still: in no rate of it. */
  readonly notYetDue: number;
  /** Reports that came in time and wait for the street's verification: no failure of the department. */
  readonly awaitingStreet: number;
  /** Summonses dispatched to the department in the month. */
  readonly sample: number;
  readonly minimumSample: number;
  /** Too few to compare: such a department has no rank. */
  readonly belowMinimumSample: boolean;
  /** Among its kind, from 1 by total, equal totals sharing one; null for those that are not ranked. */
  readonly rank: number | null;
  /** How many of its kind are ranked. */
  readonly boardSize: number;
}

/** A responder whose kind no rule was for: summoned, and without a score. */
export interface Unscored {
  readonly department: string;
  /** Null for one that the directory does not know. */
  readonly kind: ResponderKind | null;
  readonly month: string;
  readonly sample: number;
}

/** All who were summoned in a month, each in the order of their ids. */
export interface MonthScores {
  readonly cards: readonly Scorecard[];
  readonly unscored: readonly Unscored[];
}

/** What makes scores of counts. */
export interface Scoring {
  /** The score rules, and what is in force when. */
  readonly dated: readonly Dated<ScoreRules>[];
  /** What an organisation is; undefined where it is no responder, or not known. */
  kindOf(organisation: string): ResponderKind | undefined;
}

/** The month's measures of one department, in the roles that were asked for. */
export interface DepartmentMonth {
  readonly department: string;
  readonly measures: Measures;
}

/** The month's measures over all summonses, and over those in one role where rules count no others. */
export type MonthByRole = { readonly all: readonly DepartmentMonth[] } & {
  readonly [Role in ObligedRole]?: readonly DepartmentMonth[] | undefined;
};

function indicatorScore(indicator: Indicator, measures: Measures): IndicatorScore {
  const { id, name, weight } = indicator;
  const numerator = scoreMeasure(indicator.numerator, measures);
  const denominator = scoreMeasure(indicator.denominator, measures);
  const rate = rateOf(numerator, denominator);
  const points = rate === null ? null : pointsOf({ numerator, denominator, weight });
  return { id, name, numerator, denominator, rate, weight, points };
}

type Unranked = Omit<Scorecard, 'rank' | 'boardSize'>;

/** A kind of responder, and the rules that are for it. */
interface Board {
  readonly kind: ResponderKind;
  readonly rules: ScoreRules;
  readonly rule: ScoreRulesUsed;
}

function boardsOn(day: string, dated: Scoring['dated']): ReadonlyMap<string, Board> {
  const boards = new Map<string, Board>();
  for (const kind of RESPONDER_KINDS) {
    const found = scoreRulesFor(dated, kind, day);
    if (!found) continue;
    const { pack: rules, from: effectiveFrom } = found;
    const { pack, version, name } = rules;
    const rule = { pack, version, name, effectiveFrom, digest: rulesDigest(rules) };
    boards.set(kind, { kind, rules, rule });
  }
  return boards;
}

function cardOf({ kind, rules, rule }: Board, month: string, of: DepartmentMonth): Unranked {
  const indicators = rules.indicators.map((one) => indicatorScore(one, of.measures));
  const counted = indicators.filter(({ rate }) => rate !== null);
  const fullMarks = sumOf(indicators.map(({ weight }) => weight));
  const { summoned: sample, notYetDue, awaitingStreet } = of.measures;
  return {
    department: of.department,
    kind,
    month,
    rule,
    indicators,
    fullMarks,
    weightCounted: sumOf(counted.map(({ weight }) => weight)),
    total: totalOf(counted, fullMarks),
    rescaled: counted.length > 0 && counted.length < indicators.length,
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

/** The roles for which a month needs measures of their own. */
export function rolesScored({ dated }: Scoring, month: string): ObligedRole[] {
  const boards = boardsOn(lastDayOf(month), dated);
  const scopes = [...boards.values()].map(({ rules }) => scopeOf(rules));
  return OBLIGED_ROLES.filter((role) => scopes.includes(role));
}

const byId = (months: readonly DepartmentMonth[] = []) =>
  new Map(months.map((one) => [one.department, one]));

/**
 * The scores of a month, by the rules in force on its last day. Each kind of responder has a board of
 * its own: a property company's orders are not a department's. Who was not summoned in a role that its
 * rules count has no card.
 */
export function scorecardsOf(
  { dated, kindOf }: Scoring,
  month: string,
  { all, lead, assist }: MonthByRole,
): MonthScores {
  const boards = boardsOn(lastDayOf(month), dated);
  const scopes = { all: byId(all), lead: byId(lead), assist: byId(assist) };
  const cards: Unranked[] = [];
  const unscored: Unscored[] = [];
  for (const department of [...scopes.all.keys()].sort()) {
    const kind = kindOf(department);
    const board = kind && boards.get(kind);
    const of = scopes[board ? scopeOf(board.rules) : 'all'].get(department);
    if (!of || of.measures.summoned === 0) continue;
    if (board) cards.push(cardOf(board, month, of));
    else unscored.push({ department, kind: kind ?? null, month, sample: of.measures.summoned });
  }
  return { cards: rankedByKind(cards), unscored };
}
