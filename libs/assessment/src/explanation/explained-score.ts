import type { Kysely } from 'kysely';
import { firstDayOf } from '#calendar';
import type { Organisations } from '#directory';
import type { EventStore } from '#event-store';
import { type ScorePeriod, scorePeriodOf, isRefusedPeriod } from '../domain/score-period.js';
import type { Indicator } from '../domain/score-indicators.js';
import { scopeOf, type ScoreRules, scoreRulesFor } from '../domain/score-rules.js';
import type { Scope } from '../domain/score-scope.js';
import { indicatorScopes } from '../domain/score-scopes.js';
import type { IndicatorScore, Scorecard, ScoreRulesUsed, Scoring } from '../domain/scorecard.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import { scorecards } from '../read/scorecards/scorecards.js';
import { type CaseShare, caseMixOf } from './case-mix.js';
import { countedSummonses, type SummonsFilter } from './counted-summonses.js';
import type { FigureMeasure } from './figure.js';
import { type ListedSummons, listedSummonses } from './listed-summonses.js';
import { type Arithmetic, arithmeticOf } from './score-arithmetic.js';

/** The summonses behind a count: the arguments that list all of them, and the first of them. */
export interface ExplainedCount {
  readonly measure: FigureMeasure;
  readonly value: number;
  /** The same where some count more than once. */
  readonly counted: number;
  /** Asia/Shanghai dates of dispatch, both included. */
  readonly from: string;
  readonly to: string;
  readonly filter: SummonsFilter;
  readonly scope: Scope;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly rows: readonly ListedSummons[];
  /** There are more than these. */
  readonly more: boolean;
}

export interface ExplainedIndicator {
  readonly score: IndicatorScore;
  readonly arithmetic: Arithmetic;
  readonly counts: readonly ExplainedCount[];
}

/** A score that is made of indicators: that of the period, or of a part of it. */
export interface ExplainedPart {
  readonly period: ScorePeriod;
  readonly rule: ScoreRulesUsed;
  readonly rules: ScoreRules;
  readonly total: number | null;
  readonly sample: number;
  readonly indicators: readonly ExplainedIndicator[];
}

/** 考核得分, down to its summonses. */
export interface ExplainedScore {
  readonly card: Scorecard;
  readonly rules: ScoreRules;
  /** Its name at the end of the period. */
  readonly organisationName: string;
  readonly period: ScorePeriod;
  readonly cutOff: string;
  /** One; or those whose mean the score is. */
  readonly parts: readonly ExplainedPart[];
  /** Others of its kind with the same rank. */
  readonly tiedWith: number;
  /** What counts in no rate: not yet due, waiting for the street, taken out. */
  readonly beside: readonly ExplainedCount[];
  readonly caseMix: readonly CaseShare[];
  /** Lists name the summonses of this street alone, because the reader may see no other. */
  readonly onlyStreet?: string | undefined;
}

export interface ScoreSources {
  readonly db: Kysely<StatisticsTables>;
  readonly log: Pick<EventStore, 'readStreams'>;
  readonly scoring: Scoring;
  readonly organisations: Organisations;
  /** Whether the reader may read a whistle in which these take part. */
  mayRead(parties: readonly string[]): boolean;
}

export interface ScoreQuestion {
  readonly period: ScorePeriod;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly organisation: string;
  /** Only this indicator, by its code. */
  readonly indicator?: string | undefined;
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
  const { db, scoring, organisations } = sources;
  const { period, cutOff, organisation, onlyStreet } = question;
  const { cards } = await scorecards(db, scoring, { period, cutOff });
  const card = cards.find(({ department }) => department === organisation);
  const rules = card && scoreRulesFor(scoring.dated, card.kind, period.to)?.pack;
  if (!card || !rules) return undefined;
  const branch = { sources, question, card };
  const parts: ExplainedPart[] = [];
  for (const part of card.parts.length > 0 ? card.parts : [card])
    parts.push(...(await explainedPart(branch, part)));
  const filter = card.kind === 'street' ? { street: organisation } : { department: organisation };
  return {
    card,
    rules,
    organisationName: organisations.asOf(period.to).nameOf(organisation),
    period,
    cutOff,
    parts,
    tiedWith: cards.filter((one) => isTied(card, one)).length,
    beside: await besideOf(branch, rules),
    caseMix: await caseMixOf(db, { period, cutOff, filter }),
    onlyStreet,
  };
}
