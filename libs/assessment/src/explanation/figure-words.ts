import type { ClockName } from '#whistle';
import type { Measure } from '../domain/measures.js';
import type { StreetStep } from '../domain/pending-marks.js';
import { SCORE_MEASURES, type ScoreMeasure } from '../domain/score-measures.js';
import { scoreWordOf } from '../score-rule-words.js';
import type { ClockVerdict, Figure, FigureMeasure } from './figure.js';

const CLOCKS: Readonly<Record<ClockName, string>> = {
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  resolve: '办结',
};

const VERDICTS: Readonly<Record<ClockVerdict, string>> = {
  onTime: '按时',
  late: '超时',
  overdue: '已到期而未完成',
  notYetDue: '未到期',
  awaitingStreet: '待街道核实',
  excused: '免计',
};

const STEPS: Readonly<Record<StreetStep, string>> = {
  confirmArrival: '到场确认',
  verify: '核实',
  rate: '评哨',
};

type OfClock = `${ClockName | StreetStep}${'OnTime' | 'Late' | 'Overdue' | 'NotYetDue'}`;

const OF_CLOCKS = Object.fromEntries(
  Object.entries({ ...CLOCKS, ...STEPS }).flatMap(([clock, word]) => [
    [`${clock}OnTime`, `${word}${VERDICTS.onTime}`],
    [`${clock}Late`, `${word}${VERDICTS.late}`],
    [`${clock}Overdue`, `${word}${VERDICTS.overdue}`],
    [`${clock}NotYetDue`, `${word}${VERDICTS.notYetDue}`],
  ]),
) as Readonly<Record<OfClock, string>>;

/** Those that score rules do not name. */
const MEASURES: Readonly<Record<Exclude<Measure, ScoreMeasure>, string>> = {
  ...OF_CLOCKS,
  excluded: '剔除',
  acknowledged: '已签收',
  contacted: '已联系',
  arrived: '已报到',
  returnedOnce: '退回重办一次及以上',
  returnedTwice: '退回重办两次及以上',
  returnedThrice: '退回重办三次及以上',
  released: '已撤换',
  stillOpen: '未办结且未撤换',
  firstCalls: '首派',
  firstCallsStood: '首派站住的',
  declined: '退哨',
  declineOverruled: '退哨不成立',
  supervised: '督办次数',
  problemOrders: '问题工单',
  rated1: '评为 1 分',
  rated2: '评为 2 分',
  rated3: '评为 3 分',
  rated4: '评为 4 分',
  rated5: '评为 5 分',
  satisfactionSum: '满意度分数之和',
  responseRatingSum: '响应速度分数之和',
  cooperationRatingSum: '配合程度分数之和',
  implementationRatingSum: '落实情况分数之和',
  residentAnswered: '已回访居民',
  residentSatisfied: '居民基本满意（3）及以上',
  residentSum: '居民满意度分数之和',
  responded: '按时响应',
  respondedWithProof: '按时响应且有佐证',
  responseNotYetDue: '响应未到期',
  awaitingStreet: '待街道核实',
  notYetDue: '有时钟未到期',
  deferred: '应办结中获准延期的',
  deferredOnTime: '获准延期后按时办结',
  yellowCards: '黄牌',
  redCards: '红牌',
};

const isScoreMeasure = (measure: FigureMeasure): measure is ScoreMeasure =>
  (SCORE_MEASURES as readonly string[]).includes(measure);

/** What people call a measure; of score rules by the words of their schema. */
export const measureWordOf = (measure: FigureMeasure): string =>
  isScoreMeasure(measure) ? scoreWordOf(measure) : MEASURES[measure];

export const clockWordOf = (clock: ClockName): string => CLOCKS[clock];

export const verdictWordOf = (verdict: ClockVerdict): string => VERDICTS[verdict];

/** A figure as people call it: 按时签收, 办结超时. */
export const figureWordOf = (figure: Figure): string =>
  'clock' in figure
    ? `${CLOCKS[figure.clock]}${VERDICTS[figure.verdict]}`
    : measureWordOf(figure.measure);
