import { firstDayOf, lastDayOf, localDate, localMonth } from '#calendar';
import type { EventStore } from '#event-store';
import { rulesDigest } from '#rules';
import { whistle } from '#whistle';
import { periodBetween, type ScorePeriod } from '../domain/score-period.js';
import { respondersOf, type ScoreRules } from '../domain/score-rules.js';
import type { IndicatorScore, Scorecard, Scoring } from '../domain/scorecard.js';
import type { WhatIfSummary } from '../domain/what-if-summary.js';
import { type PeriodResult, resultDigest, scoresIn } from './canonical-scores.js';
import { type PeriodQuestion, scoresInLog } from './scores-in-log.js';

/** What an indicator contributes to a move, in points to a hundredth. */
export interface IndicatorMove {
  readonly id: string;
  readonly name: string;
  /** Null where the rules of that side have no such indicator, or it had nothing to count. */
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number;
}

/** One organisation under the rules in force and under the draft. */
export interface ScoreMove {
  readonly department: string;
  readonly kind: Scorecard['kind'];
  /** Null where it has no score, or no rank, on that side. */
  readonly before: { readonly total: number | null; readonly rank: number | null } | null;
  readonly after: { readonly total: number | null; readonly rank: number | null } | null;
  /** Points gained or, below 0, lost; null where one side has no score. */
  readonly change: number | null;
  /** Places gained or, below 0, lost; null where one side has no rank. */
  readonly rankChange: number | null;
  /** What moves it, the largest first. */
  readonly because: readonly IndicatorMove[];
}

/** A past period under a draft. */
export interface WhatIf {
  readonly before: PeriodResult;
  readonly after: PeriodResult;
  /** All whose score is made otherwise or for whom one begins or ends, the largest moves first. */
  readonly moves: readonly ScoreMove[];
  readonly summary: WhatIfSummary;
}

/** Kinds that the draft names are scored by it from the first day on; all others as they are. */
export function scoringUnder(draft: ScoreRules, scoring: Scoring, { from }: ScorePeriod): Scoring {
  const kinds = respondersOf(draft);
  const isOther = (rules: ScoreRules) => !respondersOf(rules).some((kind) => kinds.includes(kind));
  const dated = scoring.dated.filter((one) => one.from < from || isOther(one.pack));
  return { ...scoring, dated: [...dated, { pack: draft, from }] };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function indicatorMove(
  was: IndicatorScore | undefined,
  is: IndicatorScore | undefined,
): IndicatorMove[] {
  const named = is ?? was;
  const [before, after] = [pointsOf(was), pointsOf(is)];
  const change = hundredths((after ?? 0) - (before ?? 0));
  return named && change !== 0 ? [{ id: named.id, name: named.name, before, after, change }] : [];
}

const pointsOf = (one: IndicatorScore | undefined): number | null => one?.points ?? null;

const byIdOf = (card: Scorecard | undefined) =>
  new Map(card?.indicators.map((one) => [one.id, one]) ?? []);

function indicatorMoves(
  before: Scorecard | undefined,
  after: Scorecard | undefined,
): readonly IndicatorMove[] {
  const [old, next] = [byIdOf(before), byIdOf(after)];
  const ids = [...new Set([...old.keys(), ...next.keys()])];
  const moves = ids.flatMap((id) => indicatorMove(old.get(id), next.get(id)));
  return moves.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

const sideOf = (card: Scorecard | undefined) =>
  card ? { total: card.total, rank: card.rank } : null;

const difference = (one: number | null | undefined, other: number | null | undefined) =>
  one == null || other == null ? null : hundredths(one - other);

const isSameRule = (before: Scorecard | undefined, after: Scorecard | undefined): boolean =>
  before?.rule.digest === after?.rule.digest;

function moveOf(before: Scorecard | undefined, after: Scorecard | undefined): ScoreMove[] {
  const card = after ?? before;
  if (!card || isSameRule(before, after)) return [];
  return [
    {
      department: card.department,
      kind: card.kind,
      before: sideOf(before),
      after: sideOf(after),
      change: difference(after?.total, before?.total),
      // A lower number is a better place.
      rankChange: difference(before?.rank, after?.rank),
      because: indicatorMoves(before, after),
    },
  ];
}

const sizeOf = ({ change, rankChange }: ScoreMove): number =>
  Math.abs(change ?? 0) * 1_000 + Math.abs(rankChange ?? 0);

function movesBetween(before: PeriodResult, after: PeriodResult): ScoreMove[] {
  const cardsOf = (result: PeriodResult) =>
    new Map(scoresIn(result).cards.map((card) => [`${card.kind} ${card.department}`, card]));
  const [old, next] = [cardsOf(before), cardsOf(after)];
  const keys = [...new Set([...old.keys(), ...next.keys()])].sort();
  const moves = keys.flatMap((key) => moveOf(old.get(key), next.get(key)));
  return moves.sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** Most moves that an activation's event names. */
const LARGEST = 5;

function summaryOf(draft: ScoreRules, after: PeriodResult, moves: readonly ScoreMove[]) {
  const count = (is: (move: ScoreMove) => boolean) => moves.filter(is).length;
  return {
    period: after.period,
    cutOff: after.cutOff,
    rules: rulesDigest(draft),
    result: resultDigest(after),
    compared: moves.length,
    rise: count(({ change }) => change !== null && change > 0),
    fall: count(({ change }) => change !== null && change < 0),
    begin: count(({ before }) => before === null),
    end: count(({ after: now }) => now === null),
    largest: moves.slice(0, LARGEST).map(({ department, kind, change, rankChange }) => ({
      department,
      kind,
      change,
      rankChange,
    })),
  };
}

/**
 * A past period by the rules as they are and by a draft, from the log alone and in one pass: who moves, by
 * how much, and by which indicator.
 * @throws EventStoreError, LogTooLongError
 */
export async function whatIf(
  log: EventStore,
  rules: { readonly scoring: Scoring; readonly draft: ScoreRules },
  question: PeriodQuestion,
): Promise<WhatIf> {
  const { scoring, draft } = rules;
  const under = scoringUnder(draft, scoring, question.period);
  const { results } = await scoresInLog(log, [scoring, under], question);
  const [before, after] = results;
  if (!before || !after) throw new Error('two ways of scoring, two results');
  const moves = movesBetween(before, after);
  return { before, after, moves, summary: summaryOf(draft, after, moves) };
}

const PAGE = 4_000;

/** The latest whole month before today in which anybody was summoned; undefined where there is none. */
export async function latestScoredMonth(
  log: EventStore,
  now: string,
): Promise<ScorePeriod | undefined> {
  const filter = { streamPrefixes: [whistle.prefix], types: ['DepartmentSummoned'] };
  const thisMonth = localDate(now).slice(0, 'YYYY-MM'.length);
  let latest = '';
  let after: string | undefined;
  for (;;) {
    const page = await log.readAll({ limit: PAGE, filter, ...(after !== undefined && { after }) });
    for (const { data } of page.events.map(whistle.typed)) {
      const month = localMonth(data.at);
      if (month < thisMonth && month > latest) latest = month;
    }
    after = page.position;
    if (page.end) break;
  }
  return latest === '' ? undefined : periodBetween(firstDayOf(latest), lastDayOf(latest));
}
