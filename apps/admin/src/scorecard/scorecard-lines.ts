import { localMinute } from '#calendar';
import {
  type IndicatorScore,
  percentOf,
  type Scorecard,
  type ScorePeriod,
  type Scores,
  scoreWordOf,
} from '#assessment';
import type { Organisations } from '#directory';
import { tableLines } from '../table.js';

/** The scores of a period, and what is printed with them. */
export interface Asked extends Scores {
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly organisations: Organisations;
  /** 分, by agency. */
  readonly pay: ReadonlyMap<string, number>;
}

/** A rate with its counts, or the points of what has none. */
function indicatorText({ numerator, denominator, points }: IndicatorScore): string {
  if (numerator !== null && denominator !== null)
    return `${percentOf({ numerator, denominator })}(${numerator}/${denominator})`;
  const shown = points?.toFixed(2) ?? '–';
  return numerator === null ? shown : `${shown}（${numerator}次）`;
}

const monthsText = (months: readonly string[]): string =>
  months.length === 0 ? '' : `（连同 ${months[0]} 起共 ${months.length} 个月）`;

/** What follows from a score, and how it came about where it is not of one period alone. */
function remarksOf(card: Scorecard): string {
  const { band, talk, yellowCards, redCards, parts, interim, excluded } = card;
  return [
    band ?? [],
    interim ? '阶段分' : [],
    talk ? '应约谈' : [],
    yellowCards.map((reason) => `黄牌：${reason}`),
    redCards.map((reason) => `红牌：${reason}`),
    parts.map(({ period, total }) => `${period} ${total?.toFixed(2) ?? '–'}`),
    excluded > 0 ? `剔除 ${excluded} 件` : [],
  ]
    .flat()
    .join('；');
}

const yuanOf = (fen: number | undefined): string =>
  fen === undefined ? '–' : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** The cards of one kind of organisation, which are ranked against each other. */
function boardLines(
  cards: readonly Scorecard[],
  nameOf: (id: string) => string,
  pay: Asked['pay'],
): string[] {
  const [first] = cards;
  if (!first) return [];
  const names = first.indicators.map(({ name }) => name);
  const paid = cards.some(({ department }) => pay.has(department));
  const header = ['单位', ...names, '总分', '样本', '未到期', '待街道', '名次'];
  const rows = cards.map((card) => [
    nameOf(card.department),
    ...card.indicators.map(indicatorText),
    card.total?.toFixed(2) ?? '–',
    `${card.sample}${monthsText(card.pooledMonths)}`,
    ...[card.notYetDue, card.awaitingStreet].map(String),
    card.rank === null ? '–' : `${card.rank}/${card.boardSize}`,
    ...(paid ? [yuanOf(pay.get(card.department))] : []),
    remarksOf(card),
  ]);
  const { name, pack, version, effectiveFrom, digest } = first.rule;
  return [
    `${first.period} 绩效考核 · ${scoreWordOf(first.kind)}，规则：${name} ${pack}@${version}（${effectiveFrom} 起，摘要 ${digest}）`,
    ...tableLines([...header, ...(paid ? ['绩效工资（元）'] : []), '备注'], rows),
    `样本不足 ${first.minimumSample} 的单位不排名；未到期的和待街道核实的不计入比率`,
  ];
}

/** As people read them: a board for each kind, and who has no score. */
export function linesOf({ to }: ScorePeriod, asked: Asked): string[] {
  const { cards, unscored, organisations, cutOff, pay } = asked;
  if (cards.length + unscored.length === 0) return ['该时段没有派哨'];
  const then = organisations.asOf(to);
  const nameOf = (id: string) => then.nameOf(id);
  const kinds = [...new Set(cards.map(({ kind }) => kind))];
  const kindOf = (kind: string | null) => (kind === null ? '不在机构目录' : scoreWordOf(kind));
  return [
    `数据截止 ${localMinute(cutOff)}`,
    ...kinds.flatMap((kind) =>
      boardLines(
        cards.filter((card) => card.kind === kind),
        nameOf,
        pay,
      ),
    ),
    ...unscored.map(
      ({ department, kind, sample }) =>
        `${nameOf(department)}（${kindOf(kind)}）派哨 ${sample} 件，没有适用的考核规则，不计分`,
    ),
  ];
}
