import type { Organisations } from '#directory';
import type { RepeatedPlace } from '#insight';
import type { MeetingRecord } from '#joint-meeting';
import type { ReadFreshness } from '#read-store';
import { type CategoryClass, CATEGORY_CLASSES, categoryClass, INTAKE_CHANNELS } from '#whistle';
import { SCORED_KINDS } from '../../domain/score-rules.js';
import type { ScoreRulesUsed, Scorecard } from '../../domain/scorecard.js';
import type { StatisticsRow } from '../../read/response-statistics/response-time-statistics.js';
import type { NamedScores } from '../../read/scorecards/scorecards.query.js';
import type { DemandOfMonth } from '../demand-statistics/demand.js';

/** 群众需求月报: everything that the month's report says, before it is written in any form. */
export interface MonthlyReport {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly madeAt: string;
  readonly freshness: ReadFreshness;
  /** The street that it is confined to; the whole district where absent. */
  readonly street: string | undefined;
  readonly district: string;
  /** 群众需求: orders (whistles). */
  readonly demand: DemandOfMonth;
  /** 召集: summonses dispatched in the month, never added to orders. */
  readonly response: StatisticsRow;
  readonly responseBefore: StatisticsRow;
  readonly responseTrend: readonly StatisticsRow[];
  readonly byDepartment: readonly StatisticsRow[];
  readonly responseByStreet: readonly StatisticsRow[];
  readonly scores: NamedScores;
  /** Totals of the month before, by department. */
  readonly totalsBefore: ReadonlyMap<string, number>;
  readonly meetings: MeetingRecord;
  /** The most frequent first; null where there were too many whistles to compare. */
  readonly repeats: readonly RepeatedPlace[] | null;
  /** The organisations as they were called at the end of the month. */
  readonly organisations: Pick<Organisations, 'nameOf'>;
}

/** Orders of one class by channel, in the order of {@link ClassTable.channels}. */
export interface ClassRow {
  /** Main class of GB/T 30428; empty where the code has none. */
  readonly code: string;
  readonly name: string;
  readonly of: CategoryClass['of'] | '';
  readonly counts: readonly number[];
  readonly total: number;
}

/** 渠道 × 类别: what was raised in the month. Rows and columns without any are left out. */
export interface ClassTable {
  readonly channels: readonly string[];
  readonly rows: readonly ClassRow[];
  readonly totals: readonly number[];
  readonly total: number;
}

const OTHER: { readonly code: string; readonly name: string; readonly of: '' } = {
  code: '',
  name: '未归类',
  of: '',
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Orders by main class and channel, with totals both ways. */
export function classTableOf({ byClass }: Pick<DemandOfMonth, 'byClass'>): ClassTable {
  const raised = byClass.filter((row) => row.raised > 0);
  const channels = INTAKE_CHANNELS.filter((channel) =>
    raised.some((row) => row.channel === channel),
  );
  const rows = [...CATEGORY_CLASSES, OTHER].flatMap(({ code, name, of }) => {
    const ofClass = raised.filter((row) => (categoryClass(row.category)?.code ?? '') === code);
    const counts = channels.map((channel) =>
      sumOf(ofClass.flatMap((row) => (row.channel === channel ? row.raised : []))),
    );
    const total = sumOf(counts);
    return total === 0 ? [] : [{ code, name, of, counts, total }];
  });
  const totals = channels.map((_, index) => sumOf(rows.map(({ counts }) => counts[index] ?? 0)));
  return { channels, rows, totals, total: sumOf(totals) };
}

/** A board: the cards of one kind of responder by one set of rules, best first. */
export interface Board {
  readonly kind: Scorecard['kind'];
  readonly rule: ScoreRulesUsed;
  readonly minimumSample: number;
  readonly ranked: NamedScores['cards'];
  /** 样本不足、无可计分: without a rank, in the order of ids. */
  readonly unranked: NamedScores['cards'];
  /** 红榜: the first. */
  readonly red: NamedScores['cards'];
  /** 黑榜: the last, the very last first. Nobody is on both lists. */
  readonly black: NamedScores['cards'];
}

type Cards = NamedScores['cards'];

const byRank = (a: Scorecard, b: Scorecard): number =>
  (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.department < b.department ? -1 : 1);

/** Equal totals stand on a list together. */
function boardOf(cards: Cards, listed: number): Board[] {
  const [first] = cards;
  if (!first) return [];
  const ranked = cards.filter(({ rank }) => rank !== null).sort(byRank);
  // Of two that are ranked, the second is not the worst of anything.
  const isListed = ranked.length >= 2 * listed;
  const red = isListed ? ranked.filter(({ rank }) => (rank ?? 0) <= listed) : [];
  const last = ranked.at(-listed)?.total ?? null;
  const isLast = ({ total }: Scorecard) => isListed && (total ?? 0) <= (last ?? -1);
  return [
    {
      kind: first.kind,
      rule: first.rule,
      minimumSample: first.minimumSample,
      ranked,
      unranked: cards.filter(({ rank }) => rank === null),
      red,
      black: ranked.filter((card) => isLast(card) && !red.includes(card)).reverse(),
    },
  ];
}

/**
 * The boards of a month, each kind on its own.
 * @param listed how many the 红榜 and the 黑榜 name; a board with fewer than twice as many ranked has none
 */
export const boardsOf = ({ cards }: Pick<NamedScores, 'cards'>, listed: number): Board[] =>
  SCORED_KINDS.flatMap((kind) =>
    boardOf(
      cards.filter((card) => card.kind === kind),
      listed,
    ),
  );

/** The score rules that the report's scores were made by, each once. */
export const rulesOf = ({ cards }: Pick<NamedScores, 'cards'>): ScoreRulesUsed[] => [
  ...new Map(cards.map(({ rule }) => [rule.digest, rule])).values(),
];
