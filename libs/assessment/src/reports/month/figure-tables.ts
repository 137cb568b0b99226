import { CLOCK_NAMES } from '#whistle';
import type { Scorecard } from '../../domain/scorecard.js';
import type { StatisticsRow } from '../../read/response-statistics/response-time-statistics.js';
import { scoreWordOf } from '../../score-rule-words.js';
import type { Column, ExportTable, Row } from '../export/export-content.js';
import { CLOCK_WORDS } from '../words.js';

export const column = (id: string, name: string): Column => ({ id, name });
/** A column of shares, shown in percent. */
export const share = (id: string, name: string): Column => ({ id, name, format: 'percent' });

const CLOCK_COLUMNS: readonly Column[] = CLOCK_NAMES.flatMap((clock) => [
  column(`${clock}Due`, `${CLOCK_WORDS[clock]}应做`),
  column(`${clock}OnTime`, `${CLOCK_WORDS[clock]}按时`),
  share(`${clock}Rate`, `${CLOCK_WORDS[clock]}按时率`),
  column(`${clock}P50`, `${CLOCK_WORDS[clock]}中位数（分钟）`),
  column(`${clock}P90`, `${CLOCK_WORDS[clock]}九成（分钟）`),
]);

const COUNT_COLUMNS = [
  ['summoned', '召集'],
  ['resolved', '办结'],
  ['sentBack', '退回重办'],
  ['released', '撤换'],
  ['stillOpen', '未结'],
  ['notYetDue', '未到期'],
  ['awaitingStreet', '待街道核实'],
  ['declined', '退哨'],
  ['yellowCards', '黄牌'],
  ['redCards', '红牌'],
  ['rated', '评哨'],
  ['satisfied', '评哨满意'],
] as const;

/** Columns of statistics of summonses, and their cells. */
export const RESPONSE_COLUMNS: readonly Column[] = [
  ...COUNT_COLUMNS.map(([id, name]) => column(id, name)),
  ...CLOCK_COLUMNS,
];
const toMinutes = (minutes: number | null) => (minutes === null ? null : Math.round(minutes));
export const responseCells = ({ measures, clocks }: StatisticsRow): Row => [
  ...COUNT_COLUMNS.map(([id]) => measures[id]),
  ...CLOCK_NAMES.flatMap((clock) => {
    const { due, onTime, onTimeRate, p50, p90 } = clocks[clock];
    return [due, onTime, onTimeRate, toMinutes(p50), toMinutes(p90)];
  }),
];

type NamedCard = Scorecard & { readonly departmentName: string };

const SCORE_COLUMNS: readonly Column[] = [
  column('kind', '类别'),
  column('department', '编号'),
  column('name', '单位'),
  column('rank', '名次'),
  column('boardSize', '参加排名'),
  column('total', '总分'),
  column('sample', '样本'),
  column('minimumSample', '最小样本'),
  column('band', '等次'),
  column('talk', '约谈'),
  column('yellowCards', '黄牌'),
  column('redCards', '红牌'),
  column('indicator', '指标'),
  column('numerator', '分子'),
  column('denominator', '分母'),
  share('rate', '比率'),
  share('low', '95% 区间下限'),
  share('high', '95% 区间上限'),
  column('weight', '满分'),
  column('points', '得分'),
  column('rule', '规则'),
];

/** 考核得分: a row for each indicator of each card, so that every figure stands with its parts. */
export const scoreTable = (cards: readonly NamedCard[]): ExportTable => ({
  id: 'scores',
  name: '考核得分',
  columns: SCORE_COLUMNS,
  rows: cards.flatMap((card) =>
    card.indicators.map((one): Row => [
      scoreWordOf(card.kind),
      card.department,
      card.departmentName,
      card.rank,
      card.boardSize,
      card.total,
      card.sample,
      card.minimumSample,
      card.band,
      card.talk ? '应约谈' : '',
      card.yellowCards.join('；'),
      card.redCards.join('；'),
      one.name,
      one.numerator,
      one.denominator,
      one.rate,
      one.interval?.low ?? null,
      one.interval?.high ?? null,
      one.weight,
      one.points,
      `${card.rule.pack}@${card.rule.version}`,
    ]),
  ),
});
