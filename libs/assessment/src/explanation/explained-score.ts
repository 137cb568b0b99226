import type { Kysely } from 'kysely';
import { firstDayOf } from '#calendar';
import { type ScorePeriod, scorePeriodOf, isRefusedPeriod } from '../domain/score-period.js';
import type { Indicator } from '../domain/score-indicators.js';
import { scopeOf, type ScoreRules, scoreRulesFor } from '../domain/score-rules.js';
import { indicatorScopes } from '../domain/score-scopes.js';
import type { IndicatorScore, Scorecard, Scoring } from '../domain/scorecard.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import { type CaseMixes, comparedMix } from './case-mix.js';
import { countedSummonses, type SummonsFilter } from './counted-summonses.js';
import { listedSummonses, type Listing } from './listed-summonses.js';
import { arithmeticOf } from './score-arithmetic.js';
import type {
  ExplainedCount,
  ExplainedIndicator,
  ExplainedPart,
  ExplainedScore,
} from './score-tree.js';

export interface ScoreSources extends Omit<Listing, 'cutOff'> {
  readonly db: Kysely<StatisticsTables>;
  readonly scoring: Scoring;
  /** All cards of the same period. */
  readonly cards: readonly Scorecard[];
  /** Of the same period. */
  readonly mixes: CaseMixes;
}

export interface ScoreQuestion {
  readonly period: ScorePeriod;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly organisation: string;
  /** Only this indicator, by its code. */
  readonly indicator?: string | undefined;
  /** Of the sealed edition that the cards are from, 0 for 初步结果; null where they are computed now. */
  readonly edition: number | null;
  /** How many summonses of each count are listed, 0–100. */
  readonly first: number;
  readonly onlyStreet?: string | undefined;
}

/** What a part of the tree is made for. */
interface Branch {
  readonly sources: ScoreSources;
  readonly question: ScoreQuestion;
  readonly card: Scorecard;
}

type Counted = Pick<ExplainedCount, 'measure' | 'value' | 'counted' | 'from' | 'to' | 'scope'>;

/** Whose summonses they are; a reader of a street sees those of its own alone. */
function filterOf({ card, question: { onlyStreet } }: Branch): SummonsFilter {
  const { department: id, kind } = card;
  return kind === 'street' ? { street: id } : { department: id, street: onlyStreet };
}

async function countOf(branch: Branch, counted: Counted): Promise<ExplainedCount> {
  const { sources, question } = branch;
  const { cutOff, first } = question;
  const { measure, ...where } = counted;
  const filter = filterOf(branch);
  const of = { measure, ...where, filter, cutOff };
  if (first === 0) return { ...of, rows: [], more: counted.value > 0 };
  const asked = { figure: { measure }, ...where, filter, cutOff, first };
  const { rows, more } = await countedSummonses(sources.db, asked);
  return { ...of, rows: await listedSummonses(rows, { ...sources, cutOff }), more };
}

/** Rates are of pooled months too; what events take off or add is of the period alone. */
function daysOf(indicator: Indicator, { from, to }: ScorePeriod, { pooledMonths }: Scorecard) {
  const isByEvent = 'deduct' in indicator || 'bonus' in indicator;
  const [earliest] = isByEvent ? [] : pooledMonths;
  return { from: earliest === undefined ? from : firstDayOf(earliest), to };
}

async function explainedIndicator(
  branch: Branch,
  period: ScorePeriod,
  rules: ScoreRules,
  score: IndicatorScore,
): Promise<ExplainedIndicator[]> {
  const indicator = rules.indicators.find(({ id }) => id === score.id);
  if (!indicator) return [];
  const { whole: scope } = indicatorScopes(scopeOf(rules), indicator);
  const days = daysOf(indicator, period, branch.card);
  const counts: ExplainedCount[] = [];
  for (const input of score.inputs)
    counts.push(await countOf(branch, { ...input, ...days, scope }));
  return [{ score, arithmetic: arithmeticOf(indicator, score), counts }];
}

type Part = Pick<Scorecard, 'period' | 'rule' | 'total' | 'sample' | 'indicators'>;

async function explainedPart(branch: Branch, part: Part): Promise<ExplainedPart[]> {
  const { sources, question, card } = branch;
  const period = scorePeriodOf(part.period);
  if (isRefusedPeriod(period)) return [];
  const rules = scoreRulesFor(sources.scoring.dated, card.kind, period.to)?.pack;
  if (!rules) return [];
  const { rule, total, sample } = part;
  const indicators: ExplainedIndicator[] = [];
  for (const score of part.indicators)
    if (question.indicator === undefined || question.indicator === score.id)
      indicators.push(...(await explainedIndicator(branch, period, rules, score)));
  return [{ period, rule, rules, total, sample, indicators }];
}

async function besideOf(branch: Branch, rules: ScoreRules): Promise<ExplainedCount[]> {
  const { card, question } = branch;
  const { from, to } = question.period;
  const counts: ExplainedCount[] = [];
  for (const measure of ['notYetDue', 'awaitingStreet', 'excluded'] as const) {
    const value = card[measure];
    const counted = { measure, value, counted: value, from, to, scope: scopeOf(rules) };
    counts.push(await countOf(branch, counted));
  }
  return counts;
}

const isTied = (one: Scorecard, other: Scorecard): boolean =>
  one !== other && one.kind === other.kind && one.rank !== null && one.rank === other.rank;

/** Undefined where it has no score: it was not summoned, or no rules are for its kind. */
export async function explainedScore(
  sources: ScoreSources,
  question: ScoreQuestion,
): Promise<ExplainedScore | undefined> {
  const { cards, scoring, organisations } = sources;
  const { period, cutOff, organisation, edition, onlyStreet } = question;
  const card = cards.find(({ department }) => department === organisation);
  const rules = card && scoreRulesFor(scoring.dated, card.kind, period.to)?.pack;
  if (!card || !rules) return undefined;
  const branch = { sources, question, card };
  const parts: ExplainedPart[] = [];
  for (const part of card.parts.length > 0 ? card.parts : [card])
    parts.push(...(await explainedPart(branch, part)));
  return {
    card,
    rules,
    organisationName: organisations.asOf(period.to).nameOf(organisation),
    period,
    cutOff,
    parts,
    tiedWith: cards.filter((one) => isTied(card, one)).length,
    beside: await besideOf(branch, rules),
    caseMix: comparedMix(sources.mixes, organisation, sources.kindNames),
    edition,
    onlyStreet,
  };
}
